package io.semstream.trainer;

import io.semstream.trainer.training.Interruption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Turns Ctrl-C and a friendly kill into a wish, and holds the process until a checkpoint is written. */
final class CtrlC implements Interruption, AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ask, "interruption");
    private volatile boolean asked;

    private final Consumer<String> progress;

    private CtrlC(Consumer<String> progress) {
        this.progress = progress;
    }

    /**
     * @param progress
     *            hears when the wish cannot be waited for; from a thread of its own
     */
    static CtrlC watched(Consumer<String> progress) {
        CtrlC watch = new CtrlC(progress);
        Runtime.getRuntime().addShutdownHook(watch.hook);
        return watch;
    }

    private void ask() {
        asked = true;
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                progress.accept("a step takes too long to wait for; the last checkpoint is what can be resumed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isAsked() {
        return asked;
    }

    @Override
    public void close() {
        finished.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                // the hook has nothing to wait for any more
            }
        }
    }
}
