package io.semstream.micrograph;

import java.nio.ByteBuffer;

/**
 * A JPEG's markers, walked from start to end without decoding: the frame's size before anything is allocated, and whether the last scan was finished.
 */
final class JpegHeader {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int ADOBE = 0xEE;
    private static final int JFIF = 0xE0;
    /** A progressive image has ten or so; thousands are a way to keep a decoder busy. */
    private static final int MAX_SCANS = 200;

    private final ByteBuffer file;
    private final DecodeLimits limits;
    private int width;
    private int height;
    private int precision;
    private int components;
    private int firstComponent;
    private int adobeTransform = -1;
    private boolean jfif;
    private int scans;

    JpegHeader(byte[] file, DecodeLimits limits) throws UnreadableImage {
        this.file = ByteBuffer.wrap(file);
        this.limits = limits;
        walk();
        if (components == 0) {
            throw new UnreadableImage(DecodeFailure.CORRUPT, "The JPEG file holds no image.");
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int precision() {
        return precision;
    }

    int components() {
        return components;
    }

    /** Three components are luminance and two chromas unless the file says otherwise. */
    boolean isRgb() {
        boolean unmarked = adobeTransform < 0 && !jfif;
        return components == 3 && (adobeTransform == 0 || (unmarked && firstComponent == 'R'));
    }

    private void walk() throws UnreadableImage {
        int at = 2;
        while (true) {
            at = nextMarker(at);
            int marker = file.get(at + 1) & 0xFF;
            if (marker == END_OF_IMAGE) {
                return;
            }
            int end = at + 2 + segmentLength(at + 2);
            note(marker, at + 4, end);
            at = end;
        }
    }

    /** Skips compressed data, where FF is followed by 0 or a restart number, and fill bytes. */
    private int nextMarker(int from) throws UnreadableImage {
        int last = file.capacity() - 1;
        for (int at = from; at < last; at++) {
            if (file.get(at) == (byte) 0xFF) {
                int code = file.get(at + 1) & 0xFF;
                if (code != 0 && code != 0xFF && (code < 0xD0 || code > 0xD7)) {
                    return at;
                }
            }
        }
        throw truncated();
    }

    private int segmentLength(int at) throws UnreadableImage {
        if (at + 2 > file.capacity()) {
            throw truncated();
        }
        int length = file.getShort(at) & 0xFFFF;
        if (length < 2) {
            throw new UnreadableImage(DecodeFailure.CORRUPT, "The JPEG's segment at byte " + at + " has no length.");
        }
        if (at + length > file.capacity()) {
            throw truncated();
        }
        return length;
    }

    private void note(int marker, int at, int end) throws UnreadableImage {
        if (isStartOfFrame(marker) && end - at >= 9) {
            noteFrame(at);
        } else if (marker == ADOBE && end - at >= 12 && file.getInt(at) == 0x41646F62) {
            adobeTransform = file.get(at + 11);
        } else if (marker == JFIF && end - at >= 5 && file.getInt(at) == 0x4A464946) {
            jfif = true;
        } else if (marker == START_OF_SCAN && ++scans > MAX_SCANS) {
            throw new UnreadableImage(DecodeFailure.CORRUPT, "The JPEG has more than " + MAX_SCANS + " scans.");
        }
    }

    private void noteFrame(int at) throws UnreadableImage {
        precision = file.get(at) & 0xFF;
        height = file.getShort(at + 1) & 0xFFFF;
        width = file.getShort(at + 3) & 0xFFFF;
        components = file.get(at + 5) & 0xFF;
        firstComponent = file.get(at + 6) & 0xFF;
        limits.admitFrame(width, height, (long) width * height * components, file.capacity());
    }

    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private UnreadableImage truncated() {
        return new UnreadableImage(DecodeFailure.TRUNCATED,
                "The JPEG ends at byte " + file.capacity() + " before its image does. Copy it again from the instrument.");
    }
}
