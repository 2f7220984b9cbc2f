package io.semstream.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Entries that differ in little. */
public final class Entries {
    public static final String NO_HASH = "0".repeat(64);

    private Entries() {}

    public static Entry image(String path, String category, String source) {
        return image(path, category, source, path);
    }

    public static Entry image(String path, String category, String source, String content) {
        return image(path, category, source, content, NO_HASH);
    }

    public static Entry image(String path, String category, String source, String content, String perceptualHash) {
        return new Entry(path, ContentHash.of(content.getBytes(StandardCharsets.UTF_8)), 1_000, category, source, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of(new FrameFacts(1024, 768, 8, 1, Optional.empty(), perceptualHash)),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Entry unreadable(String path, String category) {
        return new Entry(path, ContentHash.of(path.getBytes(StandardCharsets.UTF_8)), 10, category, "s", Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of("The file ends before its image does."), Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
