package io.semstream.model;

import java.util.List;

/**
 * The model's answer for one image.
 *
 * @param scores
 *            every category, most likely first
 * @param predictionSet
 *            the categories that together hold the truth at the bundle's stated coverage, most likely first; never empty
 * @param ambiguity
 *            empty for an answer that can be trusted
 * @param margin
 *            difference of the two best scores
 * @param embedding
 *            the network's features, not normalised; empty for a network that gives none; owned by the receiver
 * @param thumbnailJpeg
 *            a small JPEG of the frame, empty when thumbnails are off; owned by the receiver
 */
@SuppressWarnings("ArrayRecordComponent") // one per image and thrown away: no copies, no comparing
public record Classification(List<Score> scores, List<String> predictionSet, List<Ambiguity> ambiguity, double margin,
        float[] embedding, int width, int height, int bitDepth, byte[] thumbnailJpeg, StageTimes times) {
    public Classification {
        scores = List.copyOf(scores);
        predictionSet = List.copyOf(predictionSet);
        ambiguity = List.copyOf(ambiguity);
        if (scores.isEmpty() || predictionSet.isEmpty()) {
            throw new IllegalArgumentException("a classification names at least one category");
        }
    }

    public Score top() {
        return scores.getFirst();
    }

    public boolean ambiguous() {
        return !ambiguity.isEmpty();
    }
}
