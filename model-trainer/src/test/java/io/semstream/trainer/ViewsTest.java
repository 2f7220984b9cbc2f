package io.semstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.micrograph.GrayImage;
import java.nio.ByteBuffer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ViewsTest {
    private static final GrayImage IMAGE = new GrayImage(2, 2, new byte[]{1, 2, 3, 4});

    @Test
    void firstViewIsTheImageItself() {
        assertThat(Views.of(IMAGE, 0).samples()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void eightViewsAreEightDifferentOnes() {
        assertThat(IntStream.range(0, Views.ALL).mapToObj(view -> ByteBuffer.wrap(Views.of(IMAGE, view).samples()))
                .collect(Collectors.toSet()))
                .hasSize(Views.ALL);
    }
}
