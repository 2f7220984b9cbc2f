package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThumbnailTest {
    @ParameterizedTest
    @CsvSource({"1024, 768, 256, 256, 192", "300, 1200, 256, 64, 256", "100, 50, 256, 100, 50", "5000, 2, 256, 256, 1"})
    void fitsTheLongerEdge(int width, int height, int maxEdge, int expectedWidth, int expectedHeight) {
        byte[] jpeg = Thumbnail.jpeg(SyntheticImages.of(width, height, (x, y) -> 200), maxEdge);

        Micrograph thumbnail = Outcomes.decoded(jpeg);
        assertThat(thumbnail.format()).isEqualTo(ImageFormat.JPEG);
        assertThat(thumbnail.channels()).isEqualTo(1);
        assertThat(thumbnail.pixels().width()).isEqualTo(expectedWidth);
        assertThat(thumbnail.pixels().height()).isEqualTo(expectedHeight);
        assertThat(thumbnail.pixels().at(0, 0)).isBetween(198, 202);
    }

    @Test
    void hasAnEdge() {
        assertThatIllegalArgumentException().isThrownBy(() -> Thumbnail.jpeg(new GrayImage(1, 1, new byte[1]), 0));
    }
}
