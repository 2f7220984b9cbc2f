package io.semstream.micrograph.metadata;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import io.semstream.micrograph.metadata.InstrumentMetadata.Field;
import io.semstream.micrograph.tiff.TiffDirectory;
import io.semstream.micrograph.tiff.TiffFault;
import io.semstream.micrograph.tiff.TiffFile;

/** What stands in a TIFF: first what the instrument says in its own tags, then what any program may have written. */
public final class TiffMetadata {
    private static final int IMAGE_DESCRIPTION = 270;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int[] FEI = {34682, 34680};
    private static final int[] FEI_XML = {34683, 34680};
    private static final int ZEISS = 34118;
    private static final int FIBICS = 51023;
    private static final int TESCAN = 50431;

    private TiffMetadata() {}

    /** @param frame the directory of the full-size page; instruments write beside it or beside the first one */
    public static Embedded read(TiffFile file, TiffDirectory frame) {
        int height = size(frame, HEIGHT);
        InstrumentMetadata vendor = vendor(frame, height);
        TiffDirectory first = file.directories().getFirst();
        if (first != frame) {
            vendor = vendor.and(vendor(first, height));
        }
        return new Embedded(vendor, Baseline.read(file, frame, "TIFF"), size(frame, WIDTH), height);
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

    /** 0 where the instrument says that there is none, absent where it does not say. A height that would leave less than half the frame is a mistake. */
    public static OptionalInt dataBarHeight(InstrumentMetadata metadata, int frameHeight) {
        OptionalDouble height = metadata.number(Term.DATA_BAR_HEIGHT);
        boolean sensible = height.orElse(-1) >= 0 && height.orElse(-1) < frameHeight / 2.0;
        return sensible ? OptionalInt.of((int) height.getAsDouble()) : OptionalInt.empty();
    }

    private static InstrumentMetadata vendor(TiffDirectory directory, int height) {
        InstrumentMetadata all = InstrumentMetadata.none();
        for (int tag : FEI) {
            all = all.and(text(directory, tag).filter(FeiText::isOne).map(text -> FeiText.read(text, tag, height))
                    .orElse(InstrumentMetadata.none()));
        }
        for (int tag : FEI_XML) {
            all = all.and(xml(directory, tag, "FEI " + tag));
        }
        return all.and(text(directory, ZEISS).map(text -> ZeissText.read(text, ZEISS)).orElse(InstrumentMetadata.none()))
                .and(xml(directory, FIBICS, "Fibics " + FIBICS))
                .and(directory.bytes(TESCAN).flatMap(TescanText::amongBlocks).map(text -> TescanText.read(text, "TESCAN " + TESCAN))
                        .orElse(InstrumentMetadata.none()))
                .and(text(directory, IMAGE_DESCRIPTION).filter(text -> text.contains("<OME")).map(text -> XmlBlock.read(text, "OME"))
                        .orElse(InstrumentMetadata.none()));
    }

    private static InstrumentMetadata xml(TiffDirectory directory, int tag, String place) {
        return text(directory, tag).filter(text -> text.stripLeading().startsWith("<")).map(text -> XmlBlock.read(text, place))
                .orElse(InstrumentMetadata.none());
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
