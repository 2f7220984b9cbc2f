package io.semstream.agent.folder;

import io.semstream.micrograph.MetadataReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The texts that some instruments write beside an image, a little later than it: JEOL's and Hitachi's {@code image.txt}, TESCAN's {@code image-tif.hdr}. Where they
 * are expected they are waited for, so that they travel with their image. Thread-safe.
 */
public final class Companions {

    /** Whether an image without a companion is waited with. */
    public enum Expected {
        /** Where another image in the same watched folder has one that an instrument wrote. */
        AUTO, ALWAYS, NEVER
    }

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int MOST_LOOKED_AT = 200;

    private final Expected expected;
    private final Duration longest;
    private final Duration quiet;
    private final Set<WatchedFolder> inUse = ConcurrentHashMap.newKeySet();

    /**
     * @param longest
     *            how long an image waits, counted from its own last change
     * @param quiet
     *            how long a companion must not have changed to be finished
     */
    public Companions(Expected expected, Duration longest, Duration quiet) {
        this.expected = expected;
        this.longest = longest;
        this.quiet = quiet;
    }

    /** Those that are there. */
    public List<Path> of(FoundFile image) {
        return expected == Expected.NEVER ? List.of() : beside(image.file());
    }

    /** How long to wait until looking again; zero when the image may go. */
    public Duration remaining(FoundFile image, Instant unchangedSince, Instant now) {
        Duration left = longest.minus(Duration.between(unchangedSince, now));
        if (expected == Expected.NEVER || left.isNegative() || left.isZero()) {
            return Duration.ZERO;
        }
        List<Path> there = of(image);
        if (!inUse.contains(image.folder()) && there.stream().anyMatch(MetadataReader::isCompanion)) {
            inUse.add(image.folder());
        }
        boolean finished = there.isEmpty() ? !isExpected(image) : there.stream().allMatch(companion -> isQuiet(companion, now));
        return finished ? Duration.ZERO : left.compareTo(PAUSE) < 0 ? left : PAUSE;
    }

    private boolean isExpected(FoundFile image) {
        if (expected == Expected.ALWAYS || inUse.contains(image.folder())) {
            return true;
        }
        boolean usual = isUsualBeside(image.file());
        if (usual) {
            inUse.add(image.folder());
        }
        return usual;
    }

    /** Whether one of the images nearby has a companion. */
    private static boolean isUsualBeside(Path image) {
        try (Stream<Path> files = Files.list(image.resolveSibling(""))) {
            return files.limit(MOST_LOOKED_AT)
                    .anyMatch(file -> mayBeOne(file) && belongsToAnImage(file) && MetadataReader.isCompanion(file));
        } catch (IOException | UncheckedIOException notToBeListed) {
            return false;
        }
    }

    private static boolean mayBeOne(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".hdr") || name.endsWith(".txt");
    }

    private static boolean belongsToAnImage(Path text) {
        String name = String.valueOf(text.getFileName());
        String stem = name.substring(0, name.lastIndexOf('.'));
        int dash = stem.lastIndexOf('-');
        Stream<String> images = Stream.concat(Stream.of(".tif", ".tiff", ".jpg", ".bmp", ".png").map(stem::concat),
                dash < 0 ? Stream.empty() : Stream.of(stem.substring(0, dash) + "." + stem.substring(dash + 1)));
        return images.anyMatch(image -> Files.exists(text.resolveSibling(image)));
    }

    private static List<Path> beside(Path image) {
        String name = String.valueOf(image.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = name.substring(0, dot < 0 ? name.length() : dot);
        String extension = name.substring(Math.min(name.length(), dot + 1));
        Set<Path> found = new LinkedHashSet<>();
        for (String candidate : List.of(stem + ".txt", stem + "-" + extension + ".hdr", stem + ".hdr", stem + ".TXT", stem + ".Txt",
                stem + ".HDR")) {
            Path file = image.resolveSibling(candidate);
            boolean again = found.stream().anyMatch(known -> known.toString().equalsIgnoreCase(file.toString()));
            if (!again && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                found.add(file);
            }
        }
        return List.copyOf(found);
    }

    private boolean isQuiet(Path companion, Instant now) {
        try {
            Instant modified = Files.getLastModifiedTime(companion, LinkOption.NOFOLLOW_LINKS).toInstant();
            return Files.size(companion) > 0 && !modified.plus(quiet).isAfter(now);
        } catch (IOException gone) {
            return false;
        }
    }
}
