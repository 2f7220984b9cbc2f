package io.semstream.micrograph.reduced;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * JPEG of 8 bits, sequential or progressive with Huffman codes, grey or colour (ITU-T T.81, T.871). Of a colour image the luminance alone is expanded; a sequential one is made small
 * block by block, a progressive one once its frequencies are complete.
 */
public final class ReducedJpeg {
    private static final int SEQUENTIAL = 0xC0;
    private static final int EXTENDED = 0xC1;
    private static final int PROGRESSIVE = 0xC2;
    private static final int HUFFMAN = 0xC4;
    private static final int EXTENSION = 0xC8;
    private static final int ARITHMETIC = 0xCC;
    private static final int LAST_FRAME = 0xCF;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int QUANTISATION = 0xDB;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int JFIF = 0xE0;
    private static final int ADOBE = 0xEE;
    private static final int MOST_TABLES = 4;
    /** A progressive image has ten or so; thousands are a way to keep a decoder busy. */
    private static final int MOST_SCANS = 200;

    private final EntropyBits bits;
    private final int maxEdge;
    private final long memory;
    private final int[][] steps = new int[MOST_TABLES][];
    private final HuffmanTable[] averages = new HuffmanTable[MOST_TABLES];
    private final HuffmanTable[] details = new HuffmanTable[MOST_TABLES];
    private final JpegColours colours = new JpegColours();
    private Optional<JpegFrame> frame = Optional.empty();
    private int restartInterval;
    private int scans;
    private boolean otherwise;

    private ReducedJpeg(InputStream file, int maxEdge, long memory) {
        this.bits = new EntropyBits(file);
        this.maxEdge = maxEdge;
        this.memory = memory;
    }

    /**
     * @param file
     *            from its first byte; read through to the end of the image
     * @param memory
     *            bytes that the frequencies of a progressive image may take
     * @return empty where the pixels are stored in another way, or a progressive image is too large for this memory
     */
    public static Optional<ReducedImage> of(InputStream file, int maxEdge, long memory) throws DamagedPicture, IOException {
        try {
            return new ReducedJpeg(file, maxEdge, memory).reduced();
        } catch (EOFException end) {
            throw new DamagedPicture("The JPEG ends before its image does. Copy it again from the instrument.");
        }
    }

    private Optional<ReducedImage> reduced() throws DamagedPicture, IOException {
        bits.skip(2);
        for (int marker = bits.nextSegment(); marker != END && !otherwise; marker = bits.nextSegment()) {
            segment(marker, bits.unsigned16() - 2);
        }
        if (otherwise) {
            return Optional.empty();
        }
        return Optional.of(frame.orElseThrow(() -> new DamagedPicture("The JPEG file holds no image.")).image(steps));
    }

    private void segment(int marker, int length) throws DamagedPicture, IOException {
        if (length < 0) {
            throw new DamagedPicture("The JPEG has a segment without a length.");
        }
        switch (marker) {
            case QUANTISATION -> quantisation(length);
            case HUFFMAN -> huffman(length);
            case RESTART_INTERVAL -> restartInterval = bits.unsigned16();
            case JFIF, ADOBE -> colours.note(marker == ADOBE, bytes(length));
            case SEQUENTIAL, EXTENDED, PROGRESSIVE -> frame(marker == PROGRESSIVE, length);
            case SCAN -> scan(length);
            default -> {
                otherwise |= marker > SEQUENTIAL && marker <= LAST_FRAME && marker != EXTENSION && marker != ARITHMETIC;
                bits.skip(length);
            }
        }
    }

    private byte[] bytes(int length) throws DamagedPicture, IOException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) bits.unsigned8();
        }
        return bytes;
    }

    private void quantisation(int length) throws DamagedPicture, IOException {
        for (int left = length; left > 0;) {
            int head = bits.unsigned8();
            boolean wide = head >> 4 != 0;
            int[] table = new int[InverseDct.BLOCK];
            for (int i = 0; i < table.length; i++) {
                table[JpegScan.place(i)] = wide ? bits.unsigned16() : bits.unsigned8();
            }
            steps[table(head & 15)] = table;
            left -= 1 + table.length * (wide ? 2 : 1);
        }
    }

    private void huffman(int length) throws DamagedPicture, IOException {
        for (int left = length; left > 0;) {
            int head = bits.unsigned8();
            byte[] counts = bytes(16);
            int codes = 0;
            for (byte count : counts) {
                codes += count & 0xFF;
            }
            HuffmanTable table = new HuffmanTable(counts, bytes(codes));
            (head >> 4 == 0 ? averages : details)[table(head & 15)] = table;
            left -= 17 + codes;
        }
    }

    private static int table(int number) throws DamagedPicture {
        if (number >= MOST_TABLES) {
            throw new DamagedPicture("The JPEG names table " + number + "; there are four.");
        }
        return number;
    }

    private void frame(boolean progressive, int length) throws DamagedPicture, IOException {
        byte[] header = bytes(length);
        int components = length < 6 ? 0 : header[5] & 0xFF;
        if (frame.isPresent() || components == 0 || length < 6 + 3 * components) {
            throw new DamagedPicture("The JPEG's frame header is damaged.");
        }
        frame = JpegFrame.of(header, progressive, colours, maxEdge, memory);
        otherwise = frame.isEmpty();
    }

    private void scan(int length) throws DamagedPicture, IOException {
        byte[] header = bytes(length);
        JpegFrame into = frame.orElseThrow(() -> new DamagedPicture("The JPEG has image data before its frame header."));
        int channels = length < 1 ? 0 : header[0];
        if (channels < 1 || channels > MOST_TABLES || length < 4 + 2 * channels || ++scans > MOST_SCANS) {
            throw new DamagedPicture("The JPEG's scan header is damaged.");
        }
        List<JpegScan.Part> parts = new ArrayList<>();
        for (int i = 0; i < channels; i++) {
            int tables = header[2 + 2 * i];
            parts.add(new JpegScan.Part(into.component(header[1 + 2 * i] & 0xFF), known(averages, tables >> 4 & 15),
                    known(details, tables & 15)));
        }
        byte[] band = Arrays.copyOfRange(header, 1 + 2 * channels, 4 + 2 * channels);
        into.scan(new JpegScan(bits, parts, into.progressive(), band[0] & 0xFF, band[1] & 0xFF, band[2] >> 4 & 15, band[2] & 15),
                restartInterval, steps);
    }

    /** A scan need not have both kinds of table; one that is missing and used holds no code. */
    private static HuffmanTable known(HuffmanTable[] tables, int number) throws DamagedPicture {
        HuffmanTable table = tables[table(number)];
        return table == null ? new HuffmanTable(new byte[16], new byte[0]) : table;
    }
}
