package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ColourPngTest {
    @Test
    void everyPixelComesBack() throws IOException {
        byte[] samples = {(byte) 255, 0, 0, 0, (byte) 128, 0, 0, 0, 7, 1, 2, 3, 4, 5, 6, (byte) 200, (byte) 201, (byte) 202};
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(ColourPng.of(3, 2, samples)));
        assertThat(read.getWidth()).isEqualTo(3);
        assertThat(read.getHeight()).isEqualTo(2);
        assertThat(read.getRGB(0, 0)).isEqualTo(0xFFFF0000);
        assertThat(read.getRGB(1, 0)).isEqualTo(0xFF008000);
        assertThat(read.getRGB(2, 0)).isEqualTo(0xFF000007);
        assertThat(read.getRGB(2, 1)).isEqualTo(0xFFC8C9CA);
    }

    @Test
    void refusesSamplesThatDoNotFit() {
        assertThatThrownBy(() -> ColourPng.of(2, 2, new byte[4])).hasMessageContaining("4 samples");
    }
}
