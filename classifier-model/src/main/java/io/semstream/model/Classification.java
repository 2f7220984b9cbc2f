package io.semstream.model;

import java.util.List;
import java.util.Optional;

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
 * @param times
 *            until the model's answer; measuring comes after it
 * @param alignment
 *            how wires lie, where the bundle asks for it and one of its categories is possible
 */
@SuppressWarnings("ArrayRecordComponent") // one per image and thrown away: no copies, no comparing
public record Classification(List<Score> scores, List<String> predictionSet, List<Ambiguity> ambiguity, double margin,
        float[] embedding, int width, int height, int bitDepth, byte[] thumbnailJpeg, StageTimes times,
        Optional<MeasuredAlignment> alignment) {
    public Classification {
        scores = List.copyOf(scores);
        predictionSet = List.copyOf(predictionSet);
        ambiguity = List.copyOf(ambiguity);
        if (scores.isEmpty() || predictionSet.isEmpty()) {
            throw new IllegalArgumentException("a classification names at least one category");
        }
    }

    /** Without a measurement. */
    public Classification(List<Score> scores, List<String> predictionSet, List<Ambiguity> ambiguity, double margin, float[] embedding,
            int width, int height, int bitDepth, byte[] thumbnailJpeg, StageTimes times) {
        this(scores, predictionSet, ambiguity, margin, embedding, width, height, bitDepth, thumbnailJpeg, times, Optional.empty());
    }

    public Classification with(MeasuredAlignment measured) {
        return new Classification(scores, predictionSet, ambiguity, margin, embedding, width, height, bitDepth, thumbnailJpeg, times,
                Optional.of(measured));
    }

    public Classification withoutThumbnail() {
        return new Classification(scores, predictionSet, ambiguity, margin, embedding, width, height, bitDepth, new byte[0], times,
                alignment);
    }

    public Score top() {
        return scores.getFirst();
    }

    public boolean ambiguous() {
        return !ambiguity.isEmpty();
    }
}
