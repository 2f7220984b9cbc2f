package io.semstream.quickstart;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.agent.AgentConfig;
import io.semstream.agent.AgentEvent;
import io.semstream.agent.IngestAgent;
import io.semstream.classifier.ClassifierConfig;
import io.semstream.classifier.ClassifierStream;
import io.semstream.embedded.EmbeddedStack;
import io.semstream.labeler.LabelerConfig;
import io.semstream.labeler.LabelerSink;
import io.semstream.runtime.KafkaConnection;
import io.semstream.runtime.Service;
import io.semstream.runtime.config.Key;
import io.semstream.runtime.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Broker, registry, object store, agent, classifier and sink in one process, wired the way separate processes are: by settings alone. */
final class LocalDeployment implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Console console;
    private final FreeSpace space;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<Service> services = new ArrayList<>();

    private Optional<IngestAgent> agent = Optional.empty();

    private LocalDeployment(Console console, FreeSpace space) {
        this.console = console;
        this.space = space;
    }

    /** Returns when every service is ready; what was started before a failure is closed again. */
    static LocalDeployment start(DeploymentPlan plan, Console console, Consumer<Outcome> outcomes, Consumer<AgentEvent> files)
            throws InterruptedException {
        var deployment = new LocalDeployment(console, FreeSpace.of(plan.data()));
        try {
            deployment.open(plan, outcomes, files);
            return deployment;
        } catch (RuntimeException | InterruptedException e) {
            deployment.close();
            throw e;
        }
    }

    static Collection<Key<?>> keys() {
        return Stream.of(ClassifierConfig.keys(), LabelerConfig.keys(), AgentConfig.keys()).flatMap(List::stream).toList();
    }

    private void open(DeploymentPlan plan, Consumer<Outcome> outcomes, Consumer<AgentEvent> files) throws InterruptedException {
        space.tooLittleToStart().ifPresent(LocalDeployment::fail);
        Instant begin = Instant.now();
        console.progress("starting object store, broker and schema registry");
        EmbeddedStack stack = own(EmbeddedStack.start(plan.data().resolve("stack"), console::progress));
        Settings settings = Settings.of(keys(), plan.settings(stack.settings()));
        MeterRegistry meters = new SimpleMeterRegistry();
        parts.push(meters::close);
        serve(ClassifierStream.create(ClassifierConfig.from(settings), meters));
        serve(LabelerSink.create(LabelerConfig.from(settings), meters));
        awaitReady();
        own(OutcomeFeed.start(KafkaConnection.from(settings).properties(), plan.outcomesFrom(), outcomes));
        agent = Optional.of(serve(IngestAgent.create(AgentConfig.from(settings), meters, files)));
        console.note("ready after " + Console.seconds(Duration.between(begin, Instant.now())));
    }

    /** Whether every file that lies in the watched folders has been taken care of. */
    boolean caughtUp() {
        return agent.map(IngestAgent::caughtUp).orElse(false);
    }

    /** Shows what became of every file in the ledger, also in earlier runs. */
    void visitFiles(Consumer<AgentEvent> visitor) {
        agent.ifPresent(running -> running.visitOutcomes(visitor));
    }

    /**
     * @throws DeploymentFailure
     *             when a service, or for want of room all of it, cannot go on by itself
     */
    void requireAlive() {
        services.stream().filter(service -> !service.health().live()).map(LocalDeployment::describe).findFirst()
                .or(space::tooLittleToGoOn).ifPresent(LocalDeployment::fail);
    }

    private static void fail(String why) {
        throw new DeploymentFailure(why);
    }

    /** What the first service says that waits for something, if there is one. */
    Optional<String> waiting() {
        return services.stream().filter(service -> !service.health().ready()).map(LocalDeployment::describe).findFirst();
    }

    private void awaitReady() throws InterruptedException {
        Instant deadline = Instant.now().plus(READY_WITHIN);
        Optional<String> waiting = waiting();
        while (waiting.isPresent()) {
            requireAlive();
            if (Instant.now().isAfter(deadline)) {
                fail(waiting.get());
            }
            console.progress(waiting.get());
            Thread.sleep(LOOK_EVERY);
            waiting = waiting();
        }
    }

    private static String describe(Service service) {
        return service.name() + ": " + service.health().detail();
    }

    private <T extends Service> T serve(T service) {
        services.add(own(service));
        service.start();
        return service;
    }

    private <T extends AutoCloseable> T own(T part) {
        parts.push(part);
        return part;
    }

    /** In reverse order of starting; one part that fails to close does not keep the others open. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                console.note("while stopping: " + e.getMessage());
            }
        }
    }
}
