package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

final class ModelInputTest {
    private static final GrayImage SPECIMEN = SyntheticImages.particles(300, 200, 5, 1);
    private static final GrayImage FRAME = SyntheticImages.withBanner(SPECIMEN, 180, 20, 0);

    @Test
    void showsTheModelNothingOfTheDataBar() {
        GrayImage input = ModelInput.prepare(micrograph(Optional.of(new DataBar(180, 20, DataBar.Source.PIXELS))), 64, 48);

        assertThat(input.samples()).isEqualTo(AreaResize.to(SPECIMEN.crop(0, 0, 300, 180), 64, 48).samples());
    }

    @Test
    void takesTheWholeFrameWithoutADataBar() {
        assertThat(ModelInput.prepare(micrograph(Optional.empty()), 64, 48).samples()).isEqualTo(AreaResize.to(FRAME, 64, 48).samples());
    }

    private static Micrograph micrograph(Optional<DataBar> bar) {
        return new Micrograph(FRAME, 8, 1, ImageFormat.PNG, bar);
    }
}
