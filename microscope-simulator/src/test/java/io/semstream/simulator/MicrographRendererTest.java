package io.semstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.ImageQuality;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MicrographRendererTest {
    private final MicrographRenderer renderer = new MicrographRenderer();

    @ParameterizedTest
    @EnumSource(Structure.class)
    void everyLookHasContrast(Structure structure) {
        for (int seed = 0; seed < 12; seed++) {
            RenderedMicrograph micrograph = renderer.render(RenderRequest.of(structure, seed).sized(320, 240).from(Vendor.PLAIN));
            assertThat(micrograph.categories()).containsExactly(structure.category());
            assertThat(ImageQuality.of(micrograph.pixels()).dynamicRange()).as("%s %s", structure, seed).isGreaterThan(0.1);
        }
    }

    @Test
    void equalRequestsGiveEqualPixels() {
        RenderRequest request = RenderRequest.of(Structure.FIBRES, 7).sized(320, 240);
        assertThat(renderer.render(request).pixels().samples()).isEqualTo(renderer.render(request).pixels().samples());
    }

    @Test
    void anotherSeedGivesAnotherPicture() {
        GrayImage first = renderer.render(RenderRequest.of(Structure.POWDER, 1).sized(320, 240)).pixels();
        GrayImage second = renderer.render(RenderRequest.of(Structure.POWDER, 2).sized(320, 240)).pixels();
        assertThat(first.samples()).isNotEqualTo(second.samples());
    }

    @Test
    void mixtureNamesBothStructures() {
        RenderedMicrograph mixture = renderer.render(RenderRequest.mixture(Structure.TIPS, Structure.POROUS, 3).sized(320, 240));
        assertThat(mixture.categories()).containsExactly("Tips", "Porous_Sponge");
    }

    @Test
    void smallAndTallFramesWorkToo() {
        for (Structure structure : Structure.values()) {
            RenderedMicrograph micrograph = renderer.render(RenderRequest.of(structure, 1).sized(64, 200));
            assertThat(micrograph.pixels().height()).isEqualTo(200);
        }
    }

    @Test
    void nothingToRenderIsRefused() {
        assertThatThrownBy(() -> new RenderRequest(List.of(), 320, 240, Vendor.FEI, 1)).hasMessageContaining("nothing to render");
    }
}
