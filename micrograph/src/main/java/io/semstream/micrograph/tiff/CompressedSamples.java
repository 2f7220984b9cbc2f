package io.semstream.micrograph.tiff;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferDouble;
import java.awt.image.DataBufferFloat;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferShort;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.io.IOException;

import javax.imageio.ImageReader;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;

import io.semstream.micrograph.tiff.TiffFault.Kind;

/** Everything that is not plain bytes, expanded by TwelveMonkeys' TIFF reader. */
final class CompressedSamples {
    private CompressedSamples() {}

    static DataBuffer read(byte[] tidyFile, TiffLayout layout) throws TiffFault, IOException {
        ImageReader reader = new TIFFImageReaderSpi().createReaderInstance(null);
        try (ByteArrayImageInputStream input = new ByteArrayImageInputStream(tidyFile)) {
            reader.setInput(input, true, true);
            return interleaved(reader.readRaster(0, null), layout);
        } finally {
            reader.dispose();
        }
    }

    private static DataBuffer interleaved(Raster raster, TiffLayout layout) throws TiffFault {
        if (raster.getNumBands() != layout.samplesPerPixel) {
            throw new TiffFault(Kind.UNSUPPORTED,
                    "The page's " + layout.samplesPerPixel + " channels cannot be read with this compression.");
        }
        Object samples = raster.getDataElements(raster.getMinX(), raster.getMinY(), raster.getWidth(), raster.getHeight(), null);
        boolean signed = raster.getDataBuffer().getDataType() == DataBuffer.TYPE_SHORT;
        return switch (samples) {
            case byte[] values -> new DataBufferByte(values, values.length);
            case short[] values -> signed ? new DataBufferShort(values, values.length) : new DataBufferUShort(values, values.length);
            case int[] values -> new DataBufferInt(values, values.length);
            case float[] values -> new DataBufferFloat(values, values.length);
            case double[] values -> new DataBufferDouble(values, values.length);
            default -> throw new TiffFault(Kind.UNSUPPORTED, "The page's kind of numbers cannot be read.");
        };
    }
}
