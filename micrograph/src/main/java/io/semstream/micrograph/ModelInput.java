package io.semstream.micrograph;

/** The one preprocessing for training and serving: the data bar is cut away, the rest averaged down to the model's size. */
public final class ModelInput {
    private ModelInput() {}

    public static GrayImage prepare(Micrograph micrograph, int width, int height) {
        return AreaResize.to(micrograph.specimen(), width, height);
    }
}
