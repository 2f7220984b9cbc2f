package io.semstream.trainer.training;

/** Width and height in pixels of what a network is given. Images of another shape are stretched to it, in training and in serving alike. */
public record InputSize(int width, int height) {
    public InputSize {
        if (width < 1 || height < 1) {
            throw new RunProblem("a size of " + width + "x" + height + " pixels is nothing");
        }
    }

    public static InputSize square(int edge) {
        return new InputSize(edge, edge);
    }

    /**
     * @param text
     *            {@code 224}, or width and height such as {@code 1024x768}
     * @throws RunProblem
     *             for anything else
     */
    public static InputSize parse(String text) {
        if (!text.strip().matches("\\d{1,6}(x\\d{1,6})?")) {
            throw new RunProblem("a size is a number of pixels such as 224, or width and height such as 1024x768, not " + text);
        }
        String[] parts = text.strip().split("x", -1);
        return new InputSize(Integer.parseInt(parts[0]), Integer.parseInt(parts[parts.length - 1]));
    }

    public boolean isSquare() {
        return width == height;
    }

    boolean isBetween(int shortest, int longest) {
        return Math.min(width, height) >= shortest && Math.max(width, height) <= longest;
    }

    public int pixels() {
        return width * height;
    }

    /** The smallest size that holds both. */
    public InputSize around(InputSize other) {
        return new InputSize(Math.max(width, other.width), Math.max(height, other.height));
    }

    /** As people write it. */
    @Override
    public String toString() {
        return isSquare() ? Integer.toString(width) : width + "x" + height;
    }
}
