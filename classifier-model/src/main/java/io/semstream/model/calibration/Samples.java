package io.semstream.model.calibration;

/** What every fit asks of its data. */
final class Samples {
    private Samples() {}

    static void require(float[][] rows, int[] labels) {
        if (rows.length == 0 || rows.length != labels.length) {
            throw new IllegalArgumentException(rows.length + " rows for " + labels.length + " labels");
        }
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != rows[0].length) {
                throw new IllegalArgumentException("row " + i + " has " + rows[i].length + " values, row 0 has " + rows[0].length);
            }
        }
    }

    static void requireCategories(int[] labels, int categories) {
        for (int label : labels) {
            if (label < 0 || label >= categories) {
                throw new IllegalArgumentException("label " + label + " of " + categories + " categories");
            }
        }
    }
}
