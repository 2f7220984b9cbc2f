package io.semstream.simulator.detector;

import java.util.List;

/**
 * Paints an instrument's data bar over the lowest rows of a frame: words in columns, and a scale bar.
 *
 * @param height
 *            rows of the bar
 * @param paper
 *            grey level of the ground
 * @param ink
 *            grey level of the letters
 * @param table
 *            whether lines part the columns
 */
public record DataBarPainter(int height, double paper, double ink, boolean table) {
    private static final double[] ROUND = {1, 2, 5};
    private static final double NANOMETRE = 1e-9;

    /**
     * @param columns
     *            each with its lines from top to bottom
     */
    public void paint(float[] grey, int width, double pixelSizeM, List<List<String>> columns) {
        int top = grey.length / width - height;
        Lettering letters = new Lettering(grey, width);
        letters.fill(0, top, width, height, paper);
        int size = Math.max(1, Math.min(height / 26, width / 450));
        int edge = 3 * size;
        int left = edge;
        if (table) {
            letters.fill(0, top, width, 1, ink);
        }
        int scaleRoom = scaleBar(letters, width, top, size, pixelSizeM);
        for (List<String> lines : columns) {
            int wide = lines.stream().mapToInt(line -> Lettering.width(line, size)).max().orElse(0);
            if (left + wide > width - scaleRoom) {
                break;
            }
            for (int i = 0; i < lines.size(); i++) {
                letters.write(lines.get(i), left, top + edge + i * (height - 2 * edge) / lines.size(), size, ink);
            }
            left += wide + 2 * edge;
            if (table) {
                letters.fill(left - edge, top, 1, height, ink);
            }
        }
    }

    /** Draws the scale bar at the right and returns the columns it takes. */
    private int scaleBar(Lettering letters, int width, int top, int size, double pixelSizeM) {
        double length = roundBelow(width * 0.2 * pixelSizeM);
        int columns = (int) Math.round(length / pixelSizeM);
        String text = label(length);
        int room = Math.max(columns, Lettering.width(text, size)) + 8 * size;
        int left = width - room + 4 * size;
        letters.write(text, left, top + 4 * size, size, ink);
        letters.fill(left, top + height - 6 * size, columns, 2 * size, ink);
        letters.fill(left, top + height - 8 * size, size, 6 * size, ink);
        letters.fill(left + columns - size, top + height - 8 * size, size, 6 * size, ink);
        return room;
    }

    private static double roundBelow(double length) {
        double decade = Math.pow(10, Math.floor(Math.log10(length)));
        double best = decade;
        for (double step : ROUND) {
            best = step * decade <= length ? step * decade : best;
        }
        return best;
    }

    private static String label(double length) {
        double nanometres = length / NANOMETRE;
        if (nanometres < 1000) {
            return Math.round(nanometres) + " nm";
        }
        return nanometres < 1e6 ? Math.round(nanometres / 1000) + " um" : Math.round(nanometres / 1e6) + " mm";
    }
}
