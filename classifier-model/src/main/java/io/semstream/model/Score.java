package io.semstream.model;

/** How likely a category is, calibrated: of the images scored 0.8, eight in ten are of that category. */
public record Score(String category, double value) {
    public Score {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("score out of [0,1]: " + value);
        }
    }
}
