package io.semstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.micrograph.metadata.Term;
import io.semstream.micrograph.MetadataReader;
import io.semstream.micrograph.Micrograph;
import io.semstream.micrograph.MicrographReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class VendorTiffTest {
    private static final RenderRequest REQUEST = RenderRequest.of(Structure.PATTERNED, 5).sized(1024, 768);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"FEI, 8", "FEI, 16", "ZEISS, 8", "ZEISS, 16", "TESCAN, 8", "TESCAN, 16", "PLAIN, 8", "PLAIN, 16"})
    void readerGetsThePixelsBack(Vendor vendor, int bits) {
        RenderedMicrograph written = render(vendor);
        Micrograph read = read(written, vendor, bits);
        assertThat(read.bitDepth()).isEqualTo(bits);
        assertThat(read.pixels().width()).isEqualTo(1024);
        if (bits == 8) {
            assertThat(read.pixels().samples()).isEqualTo(written.pixels().samples());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Vendor.class, names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
    void readerGetsTheSettingsBack(Vendor vendor) throws IOException {
        RenderedMicrograph written = render(vendor);
        Path file = Files.write(folder.resolve("image.tif"), VendorTiff.write(written, vendor, 8));
        InstrumentMetadata metadata = MetadataReader.read(file, List.of());
        Acquisition taken = written.acquisition();
        assertThat(metadata.number(Term.PIXEL_SIZE).orElseThrow()).isCloseTo(taken.pixelSizeM(),
                Percentage.withPercentage(1));
        assertThat(metadata.number(Term.ACCELERATING_VOLTAGE).orElseThrow()).isEqualTo(taken.acceleratingVoltageV());
        assertThat(metadata.number(Term.WORKING_DISTANCE).orElseThrow()).isCloseTo(taken.workingDistanceM(), within(1e-4));
        assertThat(metadata.text(Term.DETECTOR)).contains(taken.detector());
        assertThat(metadata.text(Term.ACQUIRED_AT).orElseThrow()).startsWith(taken.acquiredAt().toLocalDate().toString());
    }

    @ParameterizedTest
    @EnumSource(value = Vendor.class, names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
    void readerFindsTheDataBar(Vendor vendor) {
        RenderedMicrograph written = render(vendor);
        int specimenRows = 768 - written.dataBarHeight();
        assertThat(read(written, vendor, 8).dataBar().orElseThrow().top()).isBetween(specimenRows - 6, specimenRows + 2);
    }

    @Test
    void exportHasNoDataBar() {
        assertThat(read(render(Vendor.PLAIN), Vendor.PLAIN, 8).dataBar()).isEmpty();
    }

    @Test
    void otherDepthsAreRefused() {
        RenderedMicrograph micrograph = render(Vendor.FEI);
        assertThatThrownBy(() -> VendorTiff.write(micrograph, Vendor.FEI, 12)).hasMessageContaining("12");
    }

    private static RenderedMicrograph render(Vendor vendor) {
        return new MicrographRenderer().render(REQUEST.from(vendor));
    }

    private static Micrograph read(RenderedMicrograph written, Vendor vendor, int bits) {
        DecodeOutcome outcome = new MicrographReader(DecodeLimits.standard()).read(VendorTiff.write(written, vendor, bits));
        assertThat(outcome).isInstanceOf(DecodeOutcome.Decoded.class);
        return ((DecodeOutcome.Decoded) outcome).micrograph();
    }
}
