package io.semstream.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.network.InputContract.Normalisation;
import io.semstream.model.network.InputContract.SampleType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchBufferTest {
    private final GrayImage first = new GrayImage(2, 1, new byte[]{0, (byte) 255});
    private final GrayImage second = new GrayImage(2, 1, new byte[]{51, (byte) 204});

    @Test
    void laysFloatsOutImageAfterImage() {
        assertThat(floats(new BatchBuffer(InputContract.grey(2, 1)).filled(List.of(first, second)))).containsExactly(0, 1, 0.2f, 0.8f);
    }

    @Test
    void normalisesWhereTheNetworkDoesNot() {
        InputContract input = new InputContract(2, 1, 1, SampleType.FLOAT32, Optional.of(new Normalisation(0.5f, 0.25f)));
        assertThat(floats(new BatchBuffer(input).filled(List.of(first)))).containsExactly(-2, 2);
    }

    @Test
    void handsBytesOverAsTheyAre() {
        ByteBuffer bytes = new BatchBuffer(new InputContract(2, 1, 1, SampleType.UINT8, Optional.empty())).filled(List.of(first, second));
        byte[] samples = new byte[bytes.remaining()];
        bytes.get(samples);
        assertThat(samples).containsExactly(0, 255, 51, 204);
    }

    @Test
    void usesItsMemoryAgain() {
        BatchBuffer buffer = new BatchBuffer(InputContract.grey(2, 1));
        buffer.filled(List.of(first, second));
        ByteBuffer smaller = buffer.filled(List.of(second));
        assertThat(smaller.isDirect()).isTrue();
        assertThat(floats(smaller)).containsExactly(0.2f, 0.8f);
    }

    @Test
    void refusesAnotherSize() {
        assertThatThrownBy(() -> new BatchBuffer(InputContract.grey(3, 1)).filled(List.of(first))).hasMessageContaining("2 x 1");
    }

    private static float[] floats(ByteBuffer bytes) {
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }
}
