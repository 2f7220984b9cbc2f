package io.semstream.micrograph;

import static io.semstream.micrograph.metadata.Term.ACCELERATING_VOLTAGE;
import static io.semstream.micrograph.metadata.Term.PIXEL_SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.semstream.micrograph.metadata.InstrumentMetadata;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that real instruments wrote. The expected rows were read off the images by eye. */
final class RealMicrographsTest {
    private static final int NONE = -1;
    private static final MicrographReader READER = new MicrographReader(DecodeLimits.standard());
    /** First row of the data bar by the start of the file's path; what is not listed has none. */
    private static final Map<String, Integer> BAR_TOPS = Map.ofEntries(Map.entry("labelled/Biological/lung_", 1024),
            Map.entry("labelled/Biological/nffa_totalgood", 637), Map.entry("labelled/Fibres/gift_", 884),
            Map.entry("labelled/Nanowires/deepsem_125nm_03.tif", 690), Map.entry("labelled/Nanowires/deepsem_130nm_05.tif", 690),
            Map.entry("labelled/Nanowires/deepsem_130nm_06.tif", 690), Map.entry("labelled/Nanowires/deepsem_135nm_07.tif", 690),
            Map.entry("labelled/Nanowires/mumrah_", 890), Map.entry("labelled/Nanowires/nffa_", 630),
            Map.entry("labelled/Patterned_surface/nynra_tests_", 2048), Map.entry("labelled/Porous_Sponge/aquami", 691),
            Map.entry("instruments/JEOL/image000.tif", 960), Map.entry("instruments/TESCAN/image_ChanA_000003.tif", 768),
            Map.entry("instruments/Zeiss/Au-Gr_06.tif", 691));

    @Test
    void findsTheDataBarsOfAllInstrumentsAndNoOthers() {
        List<String> wrong = new ArrayList<>();
        for (Path file : readable()) {
            int expected = expectedTop(name(file));
            int found = Outcomes.decoded(SharedImages.bytes(file)).dataBar().map(DataBar::top).orElse(NONE);
            if (found != expected) {
                wrong.add(name(file) + ": " + found + " instead of " + expected);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void findsTheDataBarOfEveryDownscaledExport() {
        for (Path file : SharedImages.files("labelled-small")) {
            Micrograph micrograph = Outcomes.decoded(SharedImages.bytes(file));
            double top = micrograph.dataBar().map(DataBar::top).orElse(-1) / (double) micrograph.pixels().height();
            assertThat(top).as(file.toString()).isBetween(0.77, 0.93);
        }
    }

    @ParameterizedTest
    @CsvSource({"zero_byte.tif, EMPTY_FILE", "text_named.tif, UNKNOWN_FORMAT", "unreadable_image.jpg, UNKNOWN_FORMAT",
        "text_TEST.gif, UNKNOWN_FORMAT",
        "truncated_10pct_fei.tif, TRUNCATED", "truncated_40pct.jpg, TRUNCATED", "truncated_60pct_zeiss.tif, TRUNCATED"})
    void refusesWithTheReason(String file, DecodeFailure reason) {
        Outcomes.undecodable(SharedImages.bytes("negative/" + file), reason);
    }

    /** Four bytes in ten are question marks and 36,000 are gone: the pixels cannot be had back. */
    @Test
    void saysWhatHappenedToTheFileWithBrokenStrips() {
        byte[] file = SharedImages.bytes("instruments/FEI_Thermo/quad1image_001_broken_strips.tif");

        assertThat(Outcomes.undecodable(file, DecodeFailure.CORRUPT)).contains("text mode");
    }

    @ParameterizedTest
    @CsvSource({"FEI_Thermo/SEM_Image-SliceImage-001.tif, 15000, 3.85417e-7", "FEI_Thermo/fibsem_start_ib.tif, 30000, 1.95312e-7",
        "TESCAN/image_ChanA_000003.tif, 30000, 1.46484375e-7", "Zeiss/Au-Gr_06.tif, 5000, 9.183e-10"})
    void readsVoltageAndPixelSize(String file, double voltage, double pixelSize) {
        InstrumentMetadata metadata = TiffTags.read(SharedImages.bytes("instruments/" + file));

        assertThat(metadata.number(ACCELERATING_VOLTAGE)).hasValue(voltage);
        assertThat(metadata.number(PIXEL_SIZE).orElse(0)).isCloseTo(pixelSize, within(pixelSize * 1e-9));
    }

    @ParameterizedTest
    @CsvSource({"instruments/TESCAN/image_ChanA_000003.tif, 16", "instruments/other/fibsem_float64.tif, 64",
        "labelled/Biological/lung_8f5ada_IPDI_DCs_5KV_1200x_ETD_HV_5spot_12.3WD_008.tif, 16"})
    void usesAllGreyLevelsForDeepImages(String file, int bitDepth) {
        Micrograph micrograph = Outcomes.decoded(SharedImages.bytes(file));

        assertThat(micrograph.bitDepth()).isEqualTo(bitDepth);
        assertThat(ImageQuality.of(micrograph).dynamicRange()).isGreaterThan(0.6);
    }

    @Test
    void answersForEveryFileThatIsNoMicrograph() {
        for (Path file : SharedImages.files("negative")) {
            assertThat(READER.read(SharedImages.bytes(file))).as(file.toString()).isNotNull();
        }
    }

    private static int expectedTop(String name) {
        return BAR_TOPS.entrySet().stream().filter(bar -> name.startsWith(bar.getKey())).mapToInt(Map.Entry::getValue).findFirst()
                .orElse(NONE);
    }

    private static List<Path> readable() {
        return Stream.of("labelled", "instruments", "ood").flatMap(folder -> SharedImages.files(folder).stream())
                .filter(file -> !file.toString().contains("broken_strips")).toList();
    }

    private static String name(Path file) {
        return SharedImages.root().relativize(file).toString().replace('\\', '/');
    }
}
