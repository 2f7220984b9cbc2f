# One image for all services; the command chooses. Build: docker build -t semstream .
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp package dependency:copy-dependencies -DskipTests -pl quickstart -am -DincludeScope=runtime -DoutputDirectory=/app/lib \
 && cp */target/*-SNAPSHOT.jar /app/lib/ && cp -r models /app/models

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home semstream
COPY --from=build /app /app
WORKDIR /app
# libtorch: idle worker threads must sleep, not spin; nothing is downloaded, nobody is told.
ENV OMP_WAIT_POLICY=PASSIVE PYTORCH_FLAVOR=cpu DJL_CACHE_DIR=/home/semstream/.djl OPT_OUT_TRACKING=true MALLOC_ARENA_MAX=2 \
    JAVA_TOOL_OPTIONS="--enable-native-access=ALL-UNNAMED -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow -XX:MaxRAMPercentage=50 -Dai.djl.offline=true -Djava.awt.headless=true"
USER 10001
ENTRYPOINT ["java", "-cp", "/app/lib/*"]
