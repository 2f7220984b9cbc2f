package io.semstream.micrograph.reduced;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A JPEG's channels and the small picture that is made of them. */
final class JpegFrame {
    private static final int PRECISION = 8;
    private static final int MOST_SAMPLING = 4;

    private final JpegSize size;
    private final boolean progressive;
    private final List<JpegComponent> components;
    private final Reduction reduction;
    private final InverseDct dct = new InverseDct();

    private JpegFrame(JpegSize size, boolean progressive, List<JpegComponent> components, int maxEdge) {
        this.size = size;
        this.progressive = progressive;
        this.components = components;
        this.reduction = new Reduction(size.width(), size.height(), maxEdge);
    }

    /**
     * @param header
     *            of the frame, with all channels
     * @return empty for what is stored in another way or needs too much memory
     */
    static Optional<JpegFrame> of(byte[] header, boolean progressive, JpegColours colours, int maxEdge, long memory) throws DamagedPicture {
        int height = (header[1] & 0xFF) << 8 | (header[2] & 0xFF);
        int width = (header[3] & 0xFF) << 8 | (header[4] & 0xFF);
        int channels = header[5] & 0xFF;
        if (header[0] != PRECISION || channels == 2 || channels > 3 || !Reduction.admits(width, height)) {
            return Optional.empty();
        }
        int mostAcross = 1;
        int mostDown = 1;
        for (int i = 0; i < channels; i++) {
            mostAcross = Math.max(mostAcross, sampling(header[7 + 3 * i] >> 4 & 15));
            mostDown = Math.max(mostDown, sampling(header[7 + 3 * i] & 15));
        }
        // A lone channel's blocks lie one after the other, whatever its sampling says (A.2.2).
        JpegSize size = channels == 1 ? new JpegSize(width, height, 1, 1) : new JpegSize(width, height, mostAcross, mostDown);
        double[] weights = colours.weights(channels, header[6] & 0xFF);
        List<JpegComponent> components = new ArrayList<>();
        for (int i = 0; i < channels; i++) {
            int sampling = channels == 1 ? 0x11 : header[7 + 3 * i];
            components.add(new JpegComponent(header[6 + 3 * i] & 0xFF, sampling >> 4 & 15, sampling & 15, header[8 + 3 * i] & 3, weights[i],
                    size));
        }
        boolean fits = !progressive || components.stream().mapToLong(JpegComponent::storedBytes).sum() <= memory;
        boolean even = components.stream().allMatch(one -> size.mostAcross() % one.across == 0 && size.mostDown() % one.down == 0);
        return fits && even ? Optional.of(new JpegFrame(size, progressive, components, maxEdge).ready()) : Optional.empty();
    }

    private static int sampling(int factor) throws DamagedPicture {
        if (factor < 1 || factor > MOST_SAMPLING) {
            throw new DamagedPicture("The JPEG's frame header is damaged.");
        }
        return factor;
    }

    private JpegFrame ready() {
        if (progressive) {
            components.forEach(JpegComponent::store);
        }
        return this;
    }

    boolean progressive() {
        return progressive;
    }

    JpegComponent component(int id) throws DamagedPicture {
        for (JpegComponent component : components) {
            if (component.id == id) {
                return component;
            }
        }
        throw new DamagedPicture("The JPEG has image data of a channel that its frame header does not name.");
    }

    /** Of one channel alone its own blocks, of several whole units (A.2). A channel that is not shown is passed over where it comes alone. */
    void scan(JpegScan scan, int restartInterval, int[][] steps) throws DamagedPicture, IOException {
        if (!scan.isPossible()) {
            throw new DamagedPicture("The JPEG's scan header is damaged.");
        }
        JpegComponent first = scan.parts().getFirst().component();
        boolean alone = scan.parts().size() == 1;
        if (alone && !first.isShown()) {
            return;
        }
        JpegScan.Progress progress = new JpegScan.Progress();
        progress.restart(scan.parts());
        int across = alone ? first.blocksAcross : size.unitsAcross();
        long units = (long) across * (alone ? first.blocksDown : size.unitsDown());
        for (int unit = 0; unit < units; unit++) {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0) {
                scan.bits().restart();
                progress.restart(scan.parts());
            }
            if (alone) {
                block(scan, scan.parts().getFirst(), unit % across, unit / across, progress, steps);
            } else {
                unit(scan, unit % across, unit / across, progress, steps);
            }
        }
    }

    private void unit(JpegScan scan, int column, int row, JpegScan.Progress progress, int[][] steps) throws DamagedPicture, IOException {
        for (JpegScan.Part part : scan.parts()) {
            JpegComponent component = part.component();
            for (int i = 0; i < component.across * component.down; i++) {
                block(scan, part, column * component.across + i % component.across, row * component.down + i / component.across, progress,
                        steps);
            }
        }
    }

    private void block(JpegScan scan, JpegScan.Part part, int column, int row, JpegScan.Progress progress, int[][] steps)
            throws DamagedPicture, IOException {
        if (!progressive) {
            Arrays.fill(part.component().frequencies(), (short) 0);
        }
        scan.block(part, column, row, progress);
        if (!progressive && part.component().isShown()) {
            show(part.component(), column, row, steps);
        }
    }

    private void show(JpegComponent component, int column, int row, int[][] steps) throws DamagedPicture {
        int[] table = steps[component.table];
        if (table == null) {
            throw new DamagedPicture("The JPEG lacks quantisation table " + component.table + ".");
        }
        float[] samples = dct.samples(component.frequencies(), component.place(column, row), table);
        int pixelsAcross = size.mostAcross() / component.across;
        int pixelsDown = size.mostDown() / component.down;
        int top = row * InverseDct.EDGE * pixelsDown;
        int left = column * InverseDct.EDGE * pixelsAcross;
        int bottom = Math.min(size.height(), top + InverseDct.EDGE * pixelsDown);
        int right = Math.min(size.width(), left + InverseDct.EDGE * pixelsAcross);
        for (int y = top; y < bottom; y++) {
            int line = (y - top) / pixelsDown * InverseDct.EDGE;
            for (int x = left; x < right; x++) {
                reduction.add(x, y, samples[line + (x - left) / pixelsAcross], component.weight);
            }
        }
    }

    ReducedImage image(int[][] steps) throws DamagedPicture {
        if (progressive) {
            for (JpegComponent component : components) {
                for (int i = 0; component.isShown() && i < component.blocksAcross * component.blocksDown; i++) {
                    show(component, i % component.blocksAcross, i / component.blocksAcross, steps);
                }
            }
        }
        return reduction.image(PRECISION);
    }
}
