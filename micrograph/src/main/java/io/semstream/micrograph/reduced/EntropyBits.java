package io.semstream.micrograph.reduced;

import java.io.IOException;
import java.io.InputStream;

/** A JPEG's bytes: markers, and between them bits in which FF 00 stands for FF (ITU-T T.81, B.1.1.5). */
final class EntropyBits {
    private static final int MARK = 0xFF;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;

    private final InputStream file;
    private int current;
    private int left;
    private int pending;

    EntropyBits(InputStream file) {
        this.file = file;
    }

    int bit() throws DamagedPicture, IOException {
        if (left == 0) {
            current = entropyByte();
            left = 8;
        }
        left--;
        return current >> left & 1;
    }

    int bits(int count) throws DamagedPicture, IOException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** A number of so many bits, negative where its first is 0 (F.2.2.1). */
    int signed(int count) throws DamagedPicture, IOException {
        int value = bits(count);
        return count > 0 && value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
    }

    /** Leaves the bits that fill up the last byte; the restart that is due must come next. */
    void restart() throws DamagedPicture, IOException {
        int marker = marker();
        if (marker < FIRST_RESTART || marker > LAST_RESTART) {
            throw missing();
        }
    }

    /** The next marker that is no restart, whatever lies before it. */
    int nextSegment() throws DamagedPicture, IOException {
        int marker = marker();
        while (marker >= FIRST_RESTART && marker <= LAST_RESTART) {
            marker = marker();
        }
        return marker;
    }

    int unsigned8() throws DamagedPicture, IOException {
        int next = file.read();
        if (next < 0) {
            throw new DamagedPicture("The JPEG ends before its image does. Copy it again from the instrument.");
        }
        return next;
    }

    int unsigned16() throws DamagedPicture, IOException {
        return unsigned8() << 8 | unsigned8();
    }

    void skip(int bytes) throws IOException {
        file.skipNBytes(bytes);
    }

    private int marker() throws DamagedPicture, IOException {
        left = 0;
        int marker = pending;
        pending = 0;
        while (marker == 0) {
            while (unsigned8() != MARK) {
                // data nobody wants
            }
            marker = afterMark();
        }
        return marker;
    }

    private int entropyByte() throws DamagedPicture, IOException {
        int next = pending == 0 ? unsigned8() : MARK;
        if (next == MARK) {
            pending = pending == 0 ? afterMark() : pending;
            if (pending != 0) {
                throw missing();
            }
        }
        return next;
    }

    private int afterMark() throws DamagedPicture, IOException {
        int next = unsigned8();
        while (next == MARK) {
            next = unsigned8();
        }
        return next;
    }

    private static DamagedPicture missing() {
        return new DamagedPicture("Part of the JPEG's image data is missing. Copy it again from the instrument.");
    }
}
