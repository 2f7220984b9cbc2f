package io.semstream.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinearHeadTest {
    private final LinearHead head = new LinearHead(new float[][]{{1, -2}, {0.5f, 3}}, new float[]{0.25f, -1});

    @Test
    void multipliesAndAdds() {
        assertThat(head.logits(new float[]{2, 1})).containsExactly(0.25f, 3);
    }

    @Test
    void foldsAStandardisationIn() {
        LinearHead folded = LinearHead.folded(head, new float[]{4, -1}, new float[]{2, 0.5f});
        float[] raw = {7, 3};
        float[] standardised = {(7 - 4) / 2f, (3 + 1) / 0.5f};
        assertThat(folded.logits(raw)).containsExactly(head.logits(standardised), within(1e-5f));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> head.logits(new float[3])).hasMessageContaining("embedding of 3");
        assertThatThrownBy(() -> new LinearHead(new float[][]{{1}, {1, 2}}, new float[2])).hasMessageContaining("row 1");
        assertThatThrownBy(() -> new LinearHead(new float[][]{{Float.NaN}}, new float[1])).hasMessageContaining("NaN");
    }
}
