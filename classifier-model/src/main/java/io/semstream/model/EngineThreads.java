package io.semstream.model;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's threads: as many as the config says, from start to close, because short-lived ones leak native state of libtorch. */
final class EngineThreads {
    private static final Logger log = LoggerFactory.getLogger(EngineThreads.class);
    private static final Duration LAST_BATCH = Duration.ofSeconds(10);

    final ExecutorService fetch;
    final ExecutorService decode;
    final ExecutorService predict;

    EngineThreads(EngineConfig config) {
        this.fetch = pool("engine-fetch-", config.fetchers());
        this.decode = pool("engine-decode-", config.decoders());
        this.predict = pool("engine-predict-", config.predictors());
    }

    private static ExecutorService pool(String name, int threads) {
        ThreadFactory named = Thread.ofPlatform().daemon().name(name, 1).factory();
        return Executors.newFixedThreadPool(threads, named);
    }

    /** Interrupts all of them; false when one is still busy, which only a call of the model can be. */
    boolean stop() throws InterruptedException {
        List<ExecutorService> all = List.of(fetch, decode, predict);
        all.forEach(ExecutorService::shutdownNow);
        long deadline = System.nanoTime() + LAST_BATCH.toNanos();
        for (ExecutorService pool : all) {
            pool.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        boolean stopped = Stream.of(fetch, decode, predict).allMatch(ExecutorService::isTerminated);
        if (!stopped) {
            log.warn("a thread of the inference engine is still busy after {} s; the model stays in memory", LAST_BATCH.toSeconds());
        }
        return stopped;
    }
}
