package io.semstream.micrograph.reduced;

/** One channel of a JPEG, its grid of blocks and, where all of them have to wait for later scans, their frequencies. */
final class JpegComponent {
    final int id;
    final int across;
    final int down;
    final int table;
    /** Of this channel in the brightness; 0 for one that is only read past. */
    final double weight;
    final int blocksAcross;
    final int blocksDown;
    private final int storedAcross;
    private final int storedDown;
    private short[] frequencies = new short[InverseDct.BLOCK];
    private boolean stored;
    int lastDc;

    /**
     * @param across
     *            samples for each {@code mostAcross} pixels
     */
    JpegComponent(int id, int across, int down, int table, double weight, JpegSize size) {
        this.id = id;
        this.across = across;
        this.down = down;
        this.table = table;
        this.weight = weight;
        this.blocksAcross = blocks(size.width(), across, size.mostAcross());
        this.blocksDown = blocks(size.height(), down, size.mostDown());
        this.storedAcross = size.unitsAcross() * across;
        this.storedDown = size.unitsDown() * down;
    }

    private static int blocks(int pixels, int samples, int most) {
        int width = (int) (((long) pixels * samples + most - 1) / most);
        return (width + InverseDct.EDGE - 1) / InverseDct.EDGE;
    }

    boolean isShown() {
        return weight > 0;
    }

    long storedBytes() {
        return isShown() ? 2L * InverseDct.BLOCK * storedAcross * storedDown : 0;
    }

    /** Keeps the frequencies of every block, which else share one place. */
    void store() {
        if (isShown()) {
            frequencies = new short[storedAcross * storedDown * InverseDct.BLOCK];
            stored = true;
        }
    }

    short[] frequencies() {
        return frequencies;
    }

    /** Where a block's frequencies begin. */
    int place(int column, int row) {
        return stored ? (row * storedAcross + column) * InverseDct.BLOCK : 0;
    }
}
