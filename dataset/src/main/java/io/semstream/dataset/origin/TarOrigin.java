package io.semstream.dataset.origin;

import io.semstream.dataset.CategoryFolders;
import io.semstream.dataset.DatasetProblem;
import io.semstream.dataset.Pace;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Tar archives, one for each category and named after it, as the NFFA-EUROPE set is downloaded. An archive is read twice: first all its names, so that
 * nothing is unpacked from one that reaches outside itself, then its images.
 */
public final class TarOrigin {
    private static final Pattern ARCHIVE = Pattern.compile("(.+?)\\.(tar|tar\\.gz|tgz)", Pattern.CASE_INSENSITIVE);
    private static final long MOST_BYTES = 256L << 20;

    private final Path archive;
    private final String category;
    private final boolean compressed;

    private TarOrigin(Path archive) {
        Matcher name = ARCHIVE.matcher(String.valueOf(archive.getFileName()));
        if (!name.matches()) {
            throw new DatasetProblem(archive + " is not named CATEGORY.tar, CATEGORY.tar.gz or CATEGORY.tgz");
        }
        this.archive = archive;
        this.category = name.group(1);
        this.compressed = !name.group(2).equalsIgnoreCase("tar");
    }

    public static boolean isArchive(Path file) {
        return ARCHIVE.matcher(String.valueOf(file.getFileName())).matches();
    }

    /** What one look at an archive's names has told. */
    private record Contents(int images, long bytes, int others) {}

    /**
     * Unpacks the images into the data set's folder.
     *
     * @throws DatasetProblem
     *             when an archive is damaged or has links or names that lead outside it, or the disk is full
     */
    public static Candidates unpack(Path archive, Path dataset, Consumer<String> progress) throws IOException {
        return new TarOrigin(archive).unpack(dataset, progress);
    }

    private Candidates unpack(Path dataset, Consumer<String> progress) throws IOException {
        Contents contents = contents();
        if (contents.images() == 0) {
            throw new DatasetProblem(archive + " holds no TIFF, PNG, JPEG or BMP file");
        }
        requireRoom(dataset, contents.bytes());
        var stored = new Stored(dataset);
        var pace = new Pace("unpacked", "images of " + category, contents.images(), progress);
        List<Candidate> images = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        forEachFile((entry, bytes) -> {
            if (isImage(entry)) {
                if (entry.getSize() > MOST_BYTES) {
                    notes.add(archive + ": " + entry.getName() + " has " + entry.getSize() + " bytes, more than an image may have");
                } else {
                    images.add(Candidate.of(stored.put(category, name(entry), bytes), category));
                }
                pace.step();
            }
        });
        if (contents.others() > 0) {
            notes.add(archive + ": " + contents.others() + " files that are no images were passed over");
        }
        return new Candidates(List.of(category), images, notes);
    }

    private Contents contents() throws IOException {
        int[] counts = new int[2];
        long[] bytes = new long[1];
        forEachFile((entry, content) -> {
            counts[isImage(entry) ? 0 : 1]++;
            bytes[0] += isImage(entry) ? entry.getSize() : 0;
        });
        return new Contents(counts[0], bytes[0], counts[1]);
    }

    private static void requireRoom(Path dataset, long bytes) throws IOException {
        Path folder = Files.createDirectories(dataset);
        long room = Files.getFileStore(folder).getUsableSpace();
        if (bytes > room) {
            throw new DatasetProblem("the images need " + (bytes >> 20) + " MiB and there are " + (room >> 20) + " MiB free at " + folder
                    + "; make room or choose another folder with --out");
        }
    }

    private interface Visitor {
        void file(TarArchiveEntry entry, InputStream content) throws IOException;
    }

    private void forEachFile(Visitor visitor) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                InputStream plain = compressed
                        ? GzipCompressorInputStream.builder().setInputStream(file).setDecompressConcatenated(true).get()
                        : file;
                TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                requireHarmless(entry);
                if (entry.isFile()) {
                    visitor.file(entry, tar);
                }
            }
        } catch (NoSuchFileException missing) {
            throw new DatasetProblem("no archive " + missing.getMessage());
        } catch (IOException | IllegalArgumentException damaged) {
            throw new DatasetProblem(archive + " is damaged or cut off ("
                    + Optional.ofNullable(damaged.getMessage()).orElse("its data ends too early") + "); download it again");
        }
    }

    private void requireHarmless(TarArchiveEntry entry) {
        if (entry.isLink() || entry.isSymbolicLink()) {
            throw refused(entry, "is a link");
        }
        if (entry.isFIFO() || entry.isBlockDevice() || entry.isCharacterDevice()) {
            throw refused(entry, "is neither file nor folder");
        }
        String name = entry.getName();
        if (name.startsWith("/") || name.contains("\\") || name.matches("[A-Za-z]:.*") || List.of(name.split("/")).contains("..")) {
            throw refused(entry, "leads outside the archive");
        }
    }

    private DatasetProblem refused(TarArchiveEntry entry, String why) {
        return new DatasetProblem(
                archive + " is refused: \"" + entry.getName() + "\" in it " + why
                        + "; unpack it yourself if you trust it, and import the folder");
    }

    /** Hidden files are what other systems leave behind. */
    private static boolean isImage(TarArchiveEntry entry) {
        return !name(entry).startsWith(".") && CategoryFolders.isImageName(Path.of(name(entry)));
    }

    private static String name(TarArchiveEntry entry) {
        String name = entry.getName();
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
