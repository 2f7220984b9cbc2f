package io.semstream.agent;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The agent's threads: each stands back for others, has a name, ends when interrupted, and whatever else ends it is reported. */
final class AgentThreads {

    /** What a thread does until it is interrupted. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String agent;
    private final Consumer<Throwable> death;
    private final ExecutorService workers;
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();

    AgentThreads(String agent, int workers, Consumer<Throwable> death) {
        this.agent = agent;
        this.death = death;
        this.workers = Executors.newFixedThreadPool(workers, work -> thread("work", work::run));
    }

    /** For short work; not started before there is some. */
    Executor workers() {
        return workers;
    }

    void start(String name, Work work) {
        Thread thread = thread(name, work);
        threads.put(name, thread);
        thread.start();
    }

    /** Threads that these start, such as those of the store's connections, are of the same priority. Windows heeds it; on Linux the service's own niceness does the same. */
    @SuppressWarnings("ThreadPriorityCheck") // not for correctness: the instrument's own program shall come first
    private Thread thread(String name, Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }, "agent-" + agent + "-" + name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setUncaughtExceptionHandler((dying, cause) -> death.accept(cause));
        return thread;
    }

    /** Interrupts these and waits until they have ended. */
    void stop(String... names) {
        for (String name : names) {
            Optional.ofNullable(threads.get(name)).ifPresent(Thread::interrupt);
        }
        for (String name : names) {
            finish(name, true);
        }
    }

    /** Waits until this one has ended by itself, then insists. */
    void finish(String name, boolean patient) {
        Optional.ofNullable(threads.get(name)).ifPresent(thread -> {
            if (!patient || !hasEnded(thread)) {
                thread.interrupt();
                hasEnded(thread);
            }
        });
    }

    void finishWorkers(boolean patient) {
        try {
            workers.shutdown();
            if (!patient || !workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
                workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean hasEnded(Thread thread) {
        try {
            return thread.join(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
