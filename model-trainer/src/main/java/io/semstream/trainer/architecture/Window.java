package io.semstream.trainer.architecture;

/** What slides over a map. */
record Window(int height, int width, int stride, int padHeight, int padWidth) {

    /** With as much padding as keeps the size at stride 1. */
    static Window same(int height, int width, int stride) {
        return new Window(height, width, stride, height / 2, width / 2);
    }

    /** Without padding. */
    static Window valid(int edge, int stride) {
        return new Window(edge, edge, stride, 0, 0);
    }

    FeatureShape slide(FeatureShape input, boolean ceiling) {
        return FeatureShape.map(input.channels(), steps(input.height(), height, padHeight, ceiling),
                steps(input.width(), width, padWidth, ceiling));
    }

    private int steps(int size, int extent, int pad, boolean ceiling) {
        int room = size + 2 * pad - extent;
        return room < 0 ? 0 : (ceiling ? (room + stride - 1) / stride : room / stride) + 1;
    }

    String extent() {
        return "[" + height + ", " + width + "]";
    }

    String strides() {
        return "[" + stride + ", " + stride + "]";
    }

    String padding() {
        return "[" + padHeight + ", " + padWidth + "]";
    }

    @Override
    public String toString() {
        return height + "x" + width + (stride > 1 ? " /" + stride : "");
    }
}
