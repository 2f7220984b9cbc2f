package io.semstream.micrograph;

/** How often each of the 256 grey levels occurs. */
final class GrayHistogram {
    private final int[] counts = new int[256];
    private final int total;

    GrayHistogram(GrayImage image) {
        for (byte sample : image.samples()) {
            counts[sample & 0xFF]++;
        }
        total = image.samples().length;
    }

    double share(int level) {
        return (double) counts[level] / total;
    }

    /** The lowest level that this share of all pixels does not exceed. */
    int percentile(double share) {
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int level = 0; level < counts.length; level++) {
            seen += counts[level];
            if (seen >= wanted) {
                return level;
            }
        }
        return counts.length - 1;
    }

    double entropy() {
        double bits = 0;
        for (int level = 0; level < counts.length; level++) {
            double share = share(level);
            bits -= share == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        return bits;
    }
}
