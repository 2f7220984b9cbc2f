package io.semstream.runtime;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.semstream.runtime.config.ConfigurationPage;
import io.semstream.runtime.config.InvalidSettings;
import io.semstream.runtime.config.Key;
import io.semstream.runtime.config.Settings;
import io.semstream.runtime.config.SettingsSource;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of one service, from arguments to exit code. */
final class ServiceProcess {

    private static final Logger log = LoggerFactory.getLogger(ServiceProcess.class);
    private static final Duration HEALTH_INTERVAL = Duration.ofMillis(500);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final String name;
    private final List<Key<?>> keys;
    private final Key<Optional<Integer>> port;
    private final ServiceFactory factory;
    private final PrintStream out;
    private final PrintStream err;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    ServiceProcess(String name, Collection<Key<?>> keys, ServiceFactory factory, PrintStream out, PrintStream err) {
        this.name = name;
        this.keys = ServiceEndpoint.with(keys);
        this.factory = factory;
        this.out = out;
        this.err = err;
        this.port = ServiceEndpoint.usualPort();
    }

    int run(List<String> args, Map<String, String> env) {
        try {
            return args.contains("--help") ? help() : run(Settings.of(keys, SettingsSource.load(keys, args, env)));
        } catch (InvalidSettings invalid) {
            invalid.problems().forEach(err::println);
            return ServiceMain.MISCONFIGURED;
        } finally {
            ended.countDown();
        }
    }

    private int help() {
        out.println("usage: " + name + " [--config FILE]... [--set name=value]...\n");
        out.print(ConfigurationPage.table(keys));
        return ServiceMain.STOPPED;
    }

    private int run(Settings settings) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (JvmGcMetrics gc = new JvmGcMetrics(); Service service = factory.create(settings, meters)) {
            gc.bindTo(meters);
            new JvmMemoryMetrics().bindTo(meters);
            new JvmThreadMetrics().bindTo(meters);
            new ProcessorMetrics().bindTo(meters);
            return serve(service, settings.get(port), meters);
        } finally {
            meters.close();
        }
    }

    private int serve(Service service, Optional<Integer> port, PrometheusMeterRegistry meters) {
        try (ServiceEndpoint endpoint = ServiceEndpoint.start(port, service::health, meters)) {
            endpoint.port().ifPresent(bound -> log.info("{}: health and metrics on port {}", name, bound));
            service.start();
            return untilStoppedOrDead(service);
        } catch (IOException portTaken) {
            err.println(port.map(p -> ServiceEndpoint.PORT_NAME + " = \"" + p + "\": expected a free port: ").orElse("")
                    + portTaken.getMessage());
            return ServiceMain.FAILED;
        } catch (StartRefused refused) {
            err.println(refused.getMessage());
            return ServiceMain.FAILED;
        }
    }

    private int untilStoppedOrDead(Service service) {
        try {
            while (!stop.await(HEALTH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                Health health = service.health();
                if (!health.live()) {
                    log.error("{} ends: {}", name, health.detail());
                    return ServiceMain.FAILED;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        log.info("{}: stopping", name);
        return ServiceMain.STOPPED;
    }

    void stop() {
        stop.countDown();
    }

    /** For the shutdown hook: the process must not end before the service is closed. */
    void stopAndWait() {
        stop();
        try {
            if (!ended.await(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("{}: not closed after {} s, ending anyway", name, CLOSE_TIMEOUT.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
