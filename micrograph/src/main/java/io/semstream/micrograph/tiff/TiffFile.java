package io.semstream.micrograph.tiff;

import io.semstream.micrograph.reduced.ReducedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.semstream.micrograph.tiff.TiffFault.Kind;

/** The chain of directories of a classic or Big TIFF, walked before anything is decoded. */
public final class TiffFile {
    private static final int MAX_ENTRIES = 4096;
    private static final int MOST_BELOW = 8;

    private final TiffBytes bytes;
    private final boolean big;
    private final List<TiffDirectory> directories = new ArrayList<>();

    private TiffFile(TiffBytes bytes) throws TiffFault {
        this.bytes = bytes;
        this.big = bytes.unsigned16(2) == 43;
    }

    /**
     * @param file
     *            kept, not copied
     * @param maxDirectories
     *            the longest chain accepted
     * @throws TiffFault
     *             where the chain is cyclic, too long or leaves the file before the first image
     */
    public static TiffFile open(byte[] file, int maxDirectories) throws TiffFault {
        return open(ByteSource.of(file), maxDirectories);
    }

    /**
     * For its tags alone: nothing but directories and the values that are asked for is read, and there are no pages.
     *
     * @param file
     *            stays open and is read as long as this is used; whatever fails then is an {@link java.io.UncheckedIOException}
     * @throws TiffFault
     *             as above
     * @throws IOException
     *             when the file cannot be read
     */
    public static TiffFile open(FileChannel file, int maxDirectories) throws TiffFault, IOException {
        return open(ByteSource.of(file), maxDirectories);
    }

    private static TiffFile open(ByteSource source, int maxDirectories) throws TiffFault {
        ByteOrder order = source.size() > 0 && source.at(0, 1).get() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        TiffFile tiff = new TiffFile(new TiffBytes(source, order));
        tiff.walk(maxDirectories);
        return tiff;
    }

    public List<TiffDirectory> directories() {
        return List.copyOf(directories);
    }

    /**
     * The first page at full size: thumbnails and masks that say so are skipped, and so are pages less than half as wide as the widest.
     */
    public TiffPage fullSizePage() throws TiffFault {
        return new TiffPage(bytes, fullSizeDirectory());
    }

    /**
     * That page, made smaller while it is read.
     *
     * @return empty where its samples have to be expanded by others
     * @throws TiffFault
     *             where it is damaged
     */
    public Optional<ReducedImage> reducedPage(int maxEdge) throws TiffFault {
        return PageReduction.of(bytes, fullSizeDirectory(), maxEdge);
    }

    /** That page's directory. */
    public TiffDirectory fullSizeDirectory() {
        long widest = 0;
        for (TiffDirectory directory : directories) {
            widest = Math.max(widest, fullSizeWidth(directory));
        }
        for (TiffDirectory directory : directories) {
            if (widest > 0 && fullSizeWidth(directory) >= (widest + 1) / 2) {
                return directory;
            }
        }
        return directories.getFirst();
    }

    private static long fullSizeWidth(TiffDirectory directory) {
        try {
            boolean reduced = (directory.number(Tag.NEW_SUBFILE_TYPE, 0) & 0b101) != 0 || directory.number(Tag.SUBFILE_TYPE, 0) == 2;
            return reduced ? 0 : directory.number(Tag.IMAGE_WIDTH, 0);
        } catch (TiffFault damagedPage) {
            return 0;
        }
    }

    private void walk(int maxDirectories) throws TiffFault {
        Set<Long> visited = new HashSet<>();
        long offset = firstOffset();
        while (offset != 0) {
            if (!visited.add(offset)) {
                throw new TiffFault(Kind.CYCLIC, "The chain of image directories comes back to byte " + offset + "; the file never ends.");
            }
            if (visited.size() > maxDirectories) {
                throw new TiffFault(Kind.TOO_LARGE, "The file holds more than " + maxDirectories + " images.");
            }
            offset = add(offset);
        }
        if (directories.isEmpty()) {
            throw new TiffFault(Kind.CORRUPT, "The TIFF file holds no image directory.");
        }
    }

    private long firstOffset() throws TiffFault {
        if (big && (bytes.unsigned16(4) != 8 || bytes.unsigned16(6) != 0)) {
            throw new TiffFault(Kind.CORRUPT, "The BigTIFF header is damaged.");
        }
        return big ? bytes.unsigned64(8) : bytes.unsigned32(4);
    }

    /** Some writers leave rubbish after their last directory, so a chain that leaves the file after its first image simply ends. */
    private long add(long offset) throws TiffFault {
        if (!directories.isEmpty() && !bytes.contains(offset, big ? 8 : 2)) {
            return 0;
        }
        TiffDirectory directory = directoryAt(offset);
        directories.add(directory);
        long end = directory.end();
        return bytes.contains(end, big ? 8 : 4) ? big ? bytes.unsigned64(end) : bytes.unsigned32(end) : 0;
    }

    /** Those this one says lie below it, such as pages of lower resolution; at most a few, and none that cannot be read. */
    public List<TiffDirectory> directoriesBelow(TiffDirectory directory) {
        List<TiffDirectory> below = new ArrayList<>();
        try {
            for (long offset : directory.numbers(Tag.SUB_DIRECTORIES, MOST_BELOW)) {
                below.add(directoryAt(offset));
            }
        } catch (TiffFault damaged) {
            return below;
        }
        return below;
    }

    /**
     * The directory at this byte, such as one that another directory points to.
     *
     * @throws TiffFault
     *             where none can be there
     */
    public TiffDirectory directoryAt(long offset) throws TiffFault {
        int countBytes = big ? 8 : 2;
        long entries = big ? bytes.unsigned64(offset) : bytes.unsigned16(offset);
        if (entries < 1 || entries > MAX_ENTRIES) {
            throw new TiffFault(Kind.CORRUPT, "An image directory claims " + entries + " entries.");
        }
        long end = offset + countBytes + entries * (big ? 20 : 12);
        if (!bytes.contains(offset, end - offset)) {
            throw new TiffFault(Kind.TRUNCATED, "The file ends inside an image directory.");
        }
        return new TiffDirectory(bytes, big, offset + countBytes, (int) entries);
    }
}
