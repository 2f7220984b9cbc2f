package io.semstream.quickstart;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** The terminal: results on standard output, progress on standard error, one line at a time from any thread. */
final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private boolean progressShown;

    Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** Standard output and error as UTF-8; a progress line is redrawn only where the launcher saw a terminal. */
    static Console system() {
        return new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err), Boolean.getBoolean("semstream.terminal"));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
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
            err.print("\r\u001b[K" + text);
            err.flush();
            progressShown = true;
        }
    }

    private void clearProgress() {
        if (progressShown) {
            err.print("\r\u001b[K");
            err.flush();
            progressShown = false;
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
