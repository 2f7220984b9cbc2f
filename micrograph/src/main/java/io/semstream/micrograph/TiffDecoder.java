package io.semstream.micrograph;

import java.io.IOException;
import java.util.OptionalInt;

import io.semstream.micrograph.metadata.TiffMetadata;
import io.semstream.micrograph.tiff.TiffFault;
import io.semstream.micrograph.tiff.TiffFile;
import io.semstream.micrograph.tiff.TiffPage;

/** TIFF and BigTIFF: the first full-size page and how high the instrument says its data bar is. */
final class TiffDecoder {
    private TiffDecoder() {}

    static Frame decode(byte[] file, DecodeLimits limits) throws UnreadableImage, IOException {
        try {
            TiffFile tiff = TiffFile.open(file, limits.maxImageDirectories());
            TiffPage page = tiff.fullSizePage();
            return decode(page, TiffMetadata.dataBarHeight(tiff, page.directory()), file.length, limits);
        } catch (TiffFault fault) {
            throw TextDamage.isEvident(file) ? TextDamage.explained() : UnreadableImage.because(fault);
        }
    }

    private static Frame decode(TiffPage page, OptionalInt dataBarHeight, int fileBytes, DecodeLimits limits)
            throws TiffFault, UnreadableImage, IOException {
        limits.admitFrame(page.width(), page.height(), page.decodedBytes(), fileBytes);
        SampleGrid stored = new SampleGrid(page.width(), page.height(), page.channels(), page.samples());
        return new Frame(gray(page, stored), page.bitDepth(), page.channels(), dataBarHeight);
    }

    private static SampleGrid gray(TiffPage page, SampleGrid stored) throws TiffFault, UnreadableImage {
        boolean packed = page.bitDepth() < 8;
        return switch (page.photometric()) {
            case BLACK_IS_ZERO -> packed ? Luminance.ofLevels(stored, GrayLevels.ramp(page.bitDepth())) : Luminance.ofFirstBand(stored);
            case WHITE_IS_ZERO ->
                packed ? Luminance.ofLevels(stored, GrayLevels.descendingRamp(page.bitDepth())) : Luminance.inverted(stored);
            case RGB -> Luminance.ofRgb(stored);
            case PALETTE -> Luminance.ofLevels(stored, GrayLevels.ofPalette(page.palette()));
            case YCBCR, LAB -> Luminance.ofFirstBand(stored);
            case OTHER -> throw new UnreadableImage(DecodeFailure.UNSUPPORTED, "The page's colours are of a kind no microscope writes.");
        };
    }
}
