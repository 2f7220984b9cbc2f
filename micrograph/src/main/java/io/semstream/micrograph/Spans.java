package io.semstream.micrograph;

/** How a row of {@code from} samples is covered by {@code to} equal spans: which samples each span touches and with what share. */
final class Spans {
    private final int[] first;
    private final int[] last;
    private final float[] firstShare;
    private final float[] lastShare;
    private final float innerShare;

    Spans(int from, int to) {
        first = new int[to];
        last = new int[to];
        firstShare = new float[to];
        lastShare = new float[to];
        double length = (double) from / to;
        innerShare = (float) (1 / length);
        for (int i = 0; i < to; i++) {
            double start = i * length;
            double end = Math.min(from, start + length);
            first[i] = Math.min(from - 1, (int) start);
            last[i] = Math.max(first[i], Math.min(from, (int) Math.ceil(end)) - 1);
            firstShare[i] = (float) ((Math.min(end, first[i] + 1) - start) / length);
            lastShare[i] = (float) ((end - last[i]) / length);
        }
    }

    int size() {
        return first.length;
    }

    int first(int span) {
        return first[span];
    }

    int last(int span) {
        return last[span];
    }

    float share(int span, int sample) {
        if (sample == first[span]) {
            return firstShare[span];
        }
        return sample == last[span] ? lastShare[span] : innerShare;
    }

    float average(int span, float[] samples) {
        int from = first[span];
        int to = last[span];
        float sum = firstShare[span] * samples[from];
        if (to == from) {
            return sum;
        }
        float inner = 0;
        for (int i = from + 1; i < to; i++) {
            inner += samples[i];
        }
        return sum + innerShare * inner + lastShare[span] * samples[to];
    }
}
