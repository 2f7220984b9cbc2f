package io.semstream.quickstart;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The terminal: results on standard output, progress on standard error, one line at a time from any thread. */
final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    /** Columns of the progress line on the terminal. It is wiped with spaces: not every terminal knows control sequences. */
    private int shown;

    Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** Standard output and error: UTF-8 into files and pipes, and what a terminal says it shows; a progress line is redrawn only there. */
    static Console system() {
        boolean terminal = seesTerminal(System.getProperty("semstream.terminal"));
        return new Console(stream(FileDescriptor.out, "stdout.encoding", terminal), stream(FileDescriptor.err, "stderr.encoding", terminal),
                terminal);
    }

    /**
     * What the launcher saw; where its shell cannot look, what the JVM sees, which is standard input and output together. That
     * launcher sets {@code jdk.console=java.base}, with which there is no console without a terminal, on any JDK.
     */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean seesTerminal(@Nullable String byLauncher) {
        return byLauncher == null ? System.console() != null : Boolean.parseBoolean(byLauncher);
    }

    private static PrintStream stream(FileDescriptor descriptor, String encodingOfTerminal, boolean terminal) {
        Charset encoding = terminal ? Charset.forName(System.getProperty(encodingOfTerminal, "UTF-8")) : StandardCharsets.UTF_8;
        return new PrintStream(new FileOutputStream(descriptor), true, encoding);
    }

    synchronized void line(String text) {
        clearProgress();
        out.println(text);
    }

    synchronized void note(String text) {
        clearProgress();
        err.println(text);
    }

    /** A line that replaces the one before it on a terminal; elsewhere nothing, so that logs stay readable. */
    synchronized void progress(String text) {
        if (terminal) {
            err.print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
            err.flush();
            shown = text.length();
        }
    }

    private void clearProgress() {
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
            shown = 0;
        }
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    static String bar(int done, int of) {
        int width = 30;
        int filled = of == 0 ? width : (int) ((long) width * done / of);
        return "[" + "#".repeat(filled) + ".".repeat(width - filled) + "] " + done + "/" + of;
    }
}
