package io.semstream.dataset;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Says what is left when Ctrl-C or a friendly kill ends a work that keeps nothing before its end. */
public final class LastWord implements AutoCloseable {
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final Thread hook;

    private LastWord(Runnable said) {
        hook = new Thread(() -> {
            if (!isOver.get()) {
                said.run();
            }
        }, "last-word");
    }

    /** From now until it is closed. */
    public static LastWord of(String word, Consumer<String> say) {
        LastWord last = new LastWord(() -> say.accept(word));
        Runtime.getRuntime().addShutdownHook(last.hook);
        return last;
    }

    /** The work ended by itself. */
    @Override
    public void close() {
        isOver.set(true);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // said already, or not to be said any more
        }
    }
}
