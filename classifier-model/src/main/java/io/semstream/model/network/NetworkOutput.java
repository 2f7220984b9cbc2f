package io.semstream.model.network;

/** Raw numbers for one image; either array is empty where the network gives none. */
@SuppressWarnings("ArrayRecordComponent") // one per image and thrown away: no copies, no comparing
public record NetworkOutput(float[] logits, float[] embedding) {

    public boolean finite() {
        return allFinite(logits) && allFinite(embedding);
    }

    private static boolean allFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
