package io.semstream.micrograph.metadata;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.semstream.micrograph.metadata.InstrumentMetadata.Field;
import io.semstream.micrograph.tiff.TiffDirectory;
import io.semstream.micrograph.tiff.TiffFault;
import io.semstream.micrograph.tiff.TiffFile;

/** What stands in a TIFF: first what the instrument says in its own tags, then what any program may have written. */
public final class TiffMetadata {
    private static final int IMAGE_DESCRIPTION = 270;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int[] FEI = {34682, 34680, 34683};
    private static final int[] FEI_XML = {34683, 34680, 34682};
    private static final int ZEISS = 34118;
    private static final int FIBICS = 51023;
    private static final int ORION = 65000;
    private static final int TESCAN = 50431;
    private static final String TESCAN_PLACE = "TESCAN " + TESCAN;
    private static final Pattern OME_ROOT = Pattern.compile("<(\\w+:)?OME\\b");

    private TiffMetadata() {}

    /**
     * @param frame
     *            the directory of the full-size page; instruments write beside it or beside the first one, a few beside another or below it
     */
    public static Embedded read(TiffFile file, TiffDirectory frame) {
        int width = size(frame, WIDTH);
        int height = size(frame, HEIGHT);
        InstrumentMetadata vendor = InstrumentMetadata.none();
        for (TiffDirectory directory : likely(file, frame)) {
            vendor = vendor.and(vendor(directory, width, height));
        }
        for (TiffDirectory directory : file.directories()) {
            if (vendor.raw().isEmpty()) {
                vendor = vendor(directory, width, height);
            }
        }
        for (TiffDirectory directory : vendor.raw().isEmpty() ? file.directoriesBelow(frame) : List.<TiffDirectory>of()) {
            vendor = vendor.and(vendor(directory, width, height));
        }
        return new Embedded(vendor, Baseline.read(file, frame, "TIFF"), width, height);
    }

    private static List<TiffDirectory> likely(TiffFile file, TiffDirectory frame) {
        TiffDirectory first = file.directories().getFirst();
        return first == frame ? List.of(frame) : List.of(frame, first);
    }

    /** What an image of this width shows, where only the pixel's size is told. */
    static InstrumentMetadata withFieldWidth(InstrumentMetadata metadata, int frameWidth) {
        Optional<Field> pixel = metadata.field(Term.PIXEL_SIZE);
        if (pixel.isEmpty() || frameWidth < 1) {
            return metadata;
        }
        double width = pixel.get().number().orElse(0) * frameWidth;
        return metadata.and(new InstrumentMetadata(List.of(Field.number(Term.FIELD_WIDTH, width, pixel.get().source() + " x image width")),
                List.of(), List.of()));
    }

    /**
     * 0 where the instrument says that there is none, absent where it does not say. A height that would leave less than half the frame is a mistake. Nothing else is
     * read.
     */
    public static OptionalInt dataBarHeight(TiffFile file, TiffDirectory frame) {
        int frameHeight = size(frame, HEIGHT);
        OptionalDouble height = likely(file, frame).stream().map(directory -> dataBar(directory, frameHeight))
                .flatMapToDouble(OptionalDouble::stream).findFirst();
        boolean sensible = height.orElse(-1) >= 0 && height.orElse(-1) < frameHeight / 2.0;
        return sensible ? OptionalInt.of((int) height.getAsDouble()) : OptionalInt.empty();
    }

    private static OptionalDouble dataBar(TiffDirectory directory, int height) {
        InstrumentMetadata all = InstrumentMetadata.none();
        for (int tag : FEI) {
            all = all.and(of(text(directory, tag).filter(FeiText::isOne), text -> FeiText.dataBar(text, tag, height)));
        }
        for (int tag : FEI_XML) {
            all = all.and(of(text(directory, tag), text -> XmlBlock.dataBar(text, "FEI " + tag)));
        }
        return all.and(of(tescan(directory), text -> TescanText.dataBar(text, TESCAN_PLACE))).number(Term.DATA_BAR_HEIGHT);
    }

    private static InstrumentMetadata vendor(TiffDirectory directory, int width, int height) {
        InstrumentMetadata all = InstrumentMetadata.none();
        for (int tag : FEI) {
            all = all.and(of(text(directory, tag).filter(FeiText::isOne), text -> FeiText.read(text, tag, height)));
        }
        for (int tag : FEI_XML) {
            all = all.and(of(text(directory, tag).filter(text -> !FeiText.isOne(text)), text -> feiXml(text, "FEI " + tag)));
        }
        for (int tag : FEI) {
            all = all.and(of(text(directory, tag).filter(FeiText::isOne), text -> FeiText.maker(tag)));
        }
        Optional<String> description = text(directory, IMAGE_DESCRIPTION).map(String::strip);
        return all.and(of(text(directory, ZEISS), text -> ZeissText.read(text, ZEISS, width)))
                .and(of(text(directory, FIBICS), text -> XmlBlock.read(text, "Fibics " + FIBICS)))
                .and(of(text(directory, ORION).filter(text -> text.contains("<ImageTags")), text -> XmlBlock.read(text, "Zeiss " + ORION)))
                .and(of(tescan(directory), text -> TescanText.read(text, TESCAN_PLACE)))
                .and(of(description.filter(OpenFibsemText::isOne), OpenFibsemText::read))
                .and(of(description.filter(text -> OME_ROOT.matcher(text).find()), text -> XmlBlock.read(text, "OME")));
    }

    /** Some instruments have a text of another kind in these tags; it is kept for whoever understands it. */
    private static InstrumentMetadata feiXml(String text, String place) {
        return text.stripLeading().startsWith("<") ? XmlBlock.read(text, place) : new Findings(place).raw(text).metadata();
    }

    private static InstrumentMetadata of(Optional<String> text, Function<String, InstrumentMetadata> reader) {
        return text.filter(one -> !one.isBlank()).map(reader).orElse(InstrumentMetadata.none());
    }

    private static Optional<String> tescan(TiffDirectory directory) {
        return directory.bytes(TESCAN).flatMap(TescanText::amongBlocks);
    }

    private static Optional<String> text(TiffDirectory directory, int tag) {
        return directory.bytes(tag).map(TextBytes::decode);
    }

    private static int size(TiffDirectory directory, int tag) {
        try {
            return (int) Math.max(0, Math.min(Integer.MAX_VALUE, directory.number(tag).orElse(0)));
        } catch (TiffFault damaged) {
            return 0;
        }
    }
}
