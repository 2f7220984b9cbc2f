package io.semstream.dataset.report;

/** Text that goes into a page. */
final class Html {
    private Html() {}

    static String text(String raw) {
        return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
