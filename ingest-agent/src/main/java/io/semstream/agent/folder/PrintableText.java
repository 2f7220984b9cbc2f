package io.semstream.agent.folder;

/** Names of files as they may stand in a log: control characters are spelled out. */
public final class PrintableText {

    private PrintableText() {}

    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                printable.append(String.format("\\u%04x", c));
            } else {
                printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }

    /** The same for places that can only spell ASCII. */
    public static String ascii(String text) {
        return of(text).replaceAll("[^ -~]", "?");
    }
}
