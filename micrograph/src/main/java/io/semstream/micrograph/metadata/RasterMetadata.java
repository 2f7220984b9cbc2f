package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.PIXEL_HEIGHT;
import static io.semstream.micrograph.metadata.Term.PIXEL_SIZE;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

import io.semstream.micrograph.tiff.TiffFault;
import io.semstream.micrograph.tiff.TiffFile;

/** What stands in a PNG or JPEG: an EXIF block, a resolution, and what Phenom appends. Lenient: what is cut off is just not there. */
public final class RasterMetadata {
    private static final int MOST_DIRECTORIES = 4;
    private static final int PNG_SIGNATURE = 8;
    private static final int PNG_OVERHEAD = 12;
    private static final int EXIF_CHUNK = 0x65584966;
    private static final int RESOLUTION_CHUNK = 0x70485973;
    private static final int DATA_CHUNK = 0x49444154;
    private static final int LATIN_TEXT = 0x74455874;
    private static final int INTERNATIONAL_TEXT = 0x69545874;
    private static final Set<Integer> TEXT_CHUNKS = Set.of(LATIN_TEXT, INTERNATIONAL_TEXT);
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final byte[] EXIF_MARK = {'E', 'x', 'i', 'f', 0, 0};
    private static final String PHENOM_START = "<FeiImage";
    private static final String PHENOM_END = "</FeiImage>";

    private RasterMetadata() {}

    /** @param head the file's beginning, or all of it */
    public static Embedded png(byte[] head) {
        ByteBuffer file = ByteBuffer.wrap(head);
        if (head.length < PNG_SIGNATURE + PNG_OVERHEAD + 13) {
            return Embedded.nothing(0, 0);
        }
        InstrumentMetadata found = InstrumentMetadata.none();
        for (int at = PNG_SIGNATURE; at + PNG_OVERHEAD <= head.length && file.getInt(at + 4) != DATA_CHUNK;) {
            int length = file.getInt(at);
            if (length < 0 || length > head.length - at - PNG_OVERHEAD) {
                break;
            }
            found = found.and(chunk(head, at, length));
            at += PNG_OVERHEAD + length;
        }
        return Embedded.general(found, file.getInt(16), file.getInt(20));
    }

    private static InstrumentMetadata chunk(byte[] head, int at, int length) {
        ByteBuffer file = ByteBuffer.wrap(head);
        if (file.getInt(at + 4) == EXIF_CHUNK) {
            return exif(Arrays.copyOfRange(head, at + 8, at + 8 + length));
        }
        if (TEXT_CHUNKS.contains(file.getInt(at + 4))) {
            return PngText.read(Arrays.copyOfRange(head, at + 8, at + 8 + length), file.getInt(at + 4) == INTERNATIONAL_TEXT);
        }
        boolean perMetre = file.getInt(at + 4) == RESOLUTION_CHUNK && length == 9 && file.get(at + 16) == 1;
        if (!perMetre) {
            return InstrumentMetadata.none();
        }
        return new Findings("PNG").computed(PIXEL_SIZE, "pHYs", Baseline.pixelSize(1, file.getInt(at + 8)))
                .computed(PIXEL_HEIGHT, "pHYs", Baseline.pixelSize(1, file.getInt(at + 12))).metadata();
    }

    /**
     * @param head
     *            the file's beginning, or all of it
     * @param tail
     *            its end, where Phenom writes; of a short file the same bytes once more
     */
    public static Embedded jpeg(byte[] head, byte[] tail) {
        ByteBuffer file = ByteBuffer.wrap(head);
        InstrumentMetadata found = InstrumentMetadata.none();
        int width = 0;
        int height = 0;
        for (int at = 2; at + 4 <= head.length && file.get(at) == (byte) 0xFF && (file.get(at + 1) & 0xFF) != START_OF_SCAN;) {
            int marker = file.get(at + 1) & 0xFF;
            int end = at + 2 + (file.getShort(at + 2) & 0xFFFF);
            if (end > head.length || end < at + 4) {
                break;
            }
            if (marker == APP1) {
                found = found.and(app1(Arrays.copyOfRange(head, at + 4, end)));
            } else if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC && end - at >= 9) {
                height = file.getShort(at + 5) & 0xFFFF;
                width = file.getShort(at + 7) & 0xFFFF;
            }
            at = end;
        }
        InstrumentMetadata behind = phenom(tail);
        return new Embedded(behind.raw().isEmpty() ? phenom(head) : behind, found, width, height);
    }

    private static InstrumentMetadata app1(byte[] segment) {
        boolean marked = segment.length > EXIF_MARK.length && Arrays.equals(segment, 0, EXIF_MARK.length, EXIF_MARK, 0, EXIF_MARK.length);
        return marked ? exif(Arrays.copyOfRange(segment, EXIF_MARK.length, segment.length)) : InstrumentMetadata.none();
    }

    private static InstrumentMetadata phenom(byte[] part) {
        String text = new String(part, StandardCharsets.ISO_8859_1);
        int start = text.indexOf(PHENOM_START);
        int end = text.indexOf(PHENOM_END, Math.max(0, start));
        if (start < 0 || end < 0) {
            return InstrumentMetadata.none();
        }
        return XmlBlock.read(TextBytes.decode(Arrays.copyOfRange(part, start, end + PHENOM_END.length())), "Phenom");
    }

    /** A TIFF without pixels. */
    private static InstrumentMetadata exif(byte[] block) {
        try {
            TiffFile file = TiffFile.open(block, MOST_DIRECTORIES);
            return Baseline.read(file, file.directories().getFirst(), "EXIF");
        } catch (TiffFault damaged) {
            return new Findings("EXIF").unreadable(damaged.explanation()).metadata();
        }
    }
}
