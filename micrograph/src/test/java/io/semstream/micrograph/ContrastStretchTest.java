package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferFloat;
import java.awt.image.DataBufferUShort;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;

final class ContrastStretchTest {
    private static final int SIDE = 100;

    @Test
    void leavesEightBitsUntouched() {
        byte[] dim = {10, 11, 12, 13};

        assertThat(ContrastStretch.toEightBits(new SampleGrid(2, 2, 1, new DataBufferByte(dim, 4)), 2).samples()).containsExactly(10, 11,
                12, 13);
    }

    @Test
    void usesAllLevelsForTwelveBitsInSixteen() {
        GrayImage image = ushorts(i -> i * 4095.0 / (SIDE * SIDE));

        assertThat(image.at(0, 0)).isLessThan(2);
        assertThat(image.at(0, 50)).isBetween(126, 129);
        assertThat(image.at(99, 99)).isGreaterThan(253);
    }

    @Test
    void isNotSpoiltByAFewHotPixels() {
        GrayImage image = ushorts(i -> i % 2000 == 0 ? 65535 : 1000 + i * 1000.0 / (SIDE * SIDE));

        assertThat(image.at(1, 50)).isBetween(120, 135);
    }

    @Test
    void doesNotBlowUpTheNoiseOfAnEmptyFrame() {
        GrayImage image = ushorts(i -> 500 + i % 3);

        assertThat(image.at(1, 0) - image.at(0, 0)).isLessThanOrEqualTo(1);
    }

    @Test
    void paintsWhatIsNoNumberBlackAndInfinitiesAtTheEnds() {
        double[] special = {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        GrayImage image = floats(i -> i < 3 ? special[i] : i, SIDE);

        assertThat(image.at(0, 0)).isZero();
        assertThat(image.at(1, 0)).isZero();
        assertThat(image.at(2, 0)).isEqualTo(255);
        assertThat(image.at(0, 50)).isBetween(126, 130);
    }

    @Test
    void survivesAFrameWithoutANumber() {
        assertThat(floats(i -> Double.NaN, SIDE).samples()).containsOnly((byte) 0);
    }

    @Test
    void survivesAConstantFloatFrame() {
        assertThat(floats(i -> 3.5, SIDE).samples()).hasSize(SIDE * SIDE);
    }

    @Test
    void takesItsRangeFromAboveTheDataBar() {
        GrayImage image = floats(i -> i < SIDE * 90 ? i : 1e9, 90);

        assertThat(image.at(0, 45)).isBetween(125, 131);
    }

    private static GrayImage ushorts(IntToDoubleFunction value) {
        return ContrastStretch.toEightBits(filled(new DataBufferUShort(SIDE * SIDE), value), SIDE);
    }

    private static GrayImage floats(IntToDoubleFunction value, int specimenRows) {
        return ContrastStretch.toEightBits(filled(new DataBufferFloat(SIDE * SIDE), value), specimenRows);
    }

    private static SampleGrid filled(DataBuffer data, IntToDoubleFunction value) {
        for (int i = 0; i < data.getSize(); i++) {
            data.setElemDouble(i, value.applyAsDouble(i));
        }
        return new SampleGrid(SIDE, SIDE, 1, data);
    }
}
