package io.semstream.micrograph;

import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.micrograph.metadata.TiffMetadata;
import io.semstream.micrograph.tiff.TiffFault;
import io.semstream.micrograph.tiff.TiffFile;

/** What stands in a TIFF in memory. */
final class TiffTags {
    private TiffTags() {}

    static InstrumentMetadata read(byte[] file) {
        try {
            TiffFile tiff = TiffFile.open(file, DecodeLimits.standard().maxImageDirectories());
            return TiffMetadata.read(tiff, tiff.fullSizeDirectory()).with(InstrumentMetadata.none());
        } catch (TiffFault damaged) {
            throw new AssertionError(damaged);
        }
    }
}
