package io.semstream.dataset.origin;

import io.semstream.dataset.ContentHash;
import io.semstream.dataset.DatasetProblem;
import io.semstream.dataset.SourceName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** The data set's own images, for origins whose images are not files yet. Each is written beside its place and moved there, so that what is there is whole. */
final class Stored {
    private static final String FOLDER = "images";

    private final Path images;

    Stored(Path dataset) {
        this.images = dataset.resolve(FOLDER);
    }

    /**
     * The file that holds these bytes, under this name or, where another image has it, one that is made from it.
     *
     * @param name
     *            without folders
     */
    Path put(String category, String name, InputStream bytes) throws IOException {
        Path folder = images.resolve(category);
        Path unfinished = folder.resolve("." + name + ".unfinished");
        try {
            Files.createDirectories(folder);
            String sha256 = write(bytes, unfinished);
            Path place = place(folder.resolve(name), sha256);
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return place;
        } catch (FileSystemException full) {
            throw full(folder, full);
        }
    }

    private static String write(InputStream bytes, Path file) throws IOException {
        MessageDigest digest = ContentHash.digest();
        try (OutputStream out = Files.newOutputStream(file)) {
            bytes.transferTo(new DigestOutputStream(guarded(out, file), digest));
        }
        return ContentHash.hex(digest.digest());
    }

    /** Tells a disk that is full from a source that cannot be read. */
    private static OutputStream guarded(OutputStream out, Path file) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[]{(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException failed) {
                    throw full(file, failed);
                }
            }
        };
    }

    private static DatasetProblem full(Path where, IOException failed) {
        return new DatasetProblem("cannot write " + where + " (" + failed.getMessage()
                + "); make room or choose another folder with --out, then import again: what is there already is kept");
    }

    private static Path place(Path wanted, String sha256) throws IOException {
        if (!Files.exists(wanted) || ContentHash.of(wanted).equals(sha256)) {
            return wanted;
        }
        String name = String.valueOf(wanted.getFileName());
        String stem = SourceName.stem(wanted);
        return wanted.resolveSibling(stem + "-" + sha256.substring(0, 12) + name.substring(stem.length()));
    }
}
