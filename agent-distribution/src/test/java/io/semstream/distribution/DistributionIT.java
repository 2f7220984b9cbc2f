package io.semstream.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is in the archive, and what its launcher says without any broker. */
class DistributionIT {
    private static final long MOST_BYTES = 80_000_000;
    private static final int WRONG_SETTINGS = 2;

    @TempDir
    static Path folder;
    private static Unpacked agent = new Unpacked(Path.of(""));

    @BeforeAll
    static void unpack() throws IOException {
        agent = Unpacked.into(folder.resolve("my agents"));
    }

    @Test
    void isSmallPackedAndUnpacked() throws IOException {
        try (Stream<Path> files = Files.walk(agent.home())) {
            long bytes = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
            assertThat(bytes).as("unpacked").isLessThan(MOST_BYTES);
        }
        assertThat(Unpacked.zip()).satisfies(zip -> assertThat(Files.size(zip)).isLessThan(MOST_BYTES));
    }

    @Test
    void carriesNoEngineNoBrokerAndOneWayToLog() throws IOException {
        try (Stream<Path> files = Files.list(agent.home().resolve("lib"))) {
            List<String> jars = files.map(file -> file.getFileName().toString().toLowerCase(Locale.ROOT)).toList();
            assertThat(jars).contains("ingest-agent.jar", "logback-classic.jar", "sqlite-jdbc.jar")
                    .noneMatch(jar -> jar.matches(
                            ".*(djl|pytorch|kafka-streams|rocksdb|kafka_2|kafka-server|s3proxy|jetty|embedded-stack|slf4j-simple|junit).*"));
        }
    }

    @Test
    void namesTheLicencesOfAllItBrings() throws IOException {
        assertThat(Files.readString(agent.home().resolve("THIRD-PARTY.txt"))).contains("kafka-clients", "sqlite-jdbc", "logback-classic")
                .doesNotContain("Unknown license");
        assertThat(agent.home().resolve("LICENSE")).exists();
        assertThat(agent.home().resolve("NOTICE")).exists();
        assertThat(agent.home().resolve("runtime/legal/java.base")).isNotEmptyDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseMayReadTheKeys() throws IOException {
        assertThat(Files.getPosixFilePermissions(agent.conf("credentials.env"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void itsConfigurationFileIsTheOneItPrints() throws Exception {
        assertThat(answer("config")).isEqualTo(new Answer(0, Files.readString(agent.conf("agent.yaml"))));
    }

    @Test
    void whatIsMissingIsOneLineEachAndTheFileThatWasReadIsNamed() throws Exception {
        Answer answer = answer("run");

        assertThat(answer.code()).isEqualTo(WRONG_SETTINGS);
        assertThat(answer.said().lines()).satisfiesExactly(
                line -> assertThat(line).isEqualTo("settings: " + agent.conf("agent.yaml")),
                line -> assertThat(line).startsWith("semstream.object-store.access-key is missing"),
                line -> assertThat(line).startsWith("semstream.object-store.secret-key is missing"));
    }

    @Test
    void nothingIsInstalledWithWrongSettings() throws Exception {
        Answer answer = answer("install", "--user");

        assertThat(answer.code()).isEqualTo(WRONG_SETTINGS);
        assertThat(answer.said()).contains("semstream.object-store.secret-key is missing", "nothing was installed");
    }

    @Test
    void withoutAnArgumentItSaysWhatThereIs() throws Exception {
        Answer answer = answer();

        assertThat(answer.code()).isZero();
        assertThat(answer.said()).contains("run", "doctor", "explain", "config", "install", "uninstall");
    }

    private record Answer(int code, String said) {}

    private static Answer answer(String... arguments) throws Exception {
        Path said = Files.createTempFile(folder, "said", ".txt");
        Process process = agent.start(said, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
        return new Answer(process.exitValue(), Files.readString(said));
    }
}
