package io.semstream.micrograph;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The JDK's own decoders for PNG, JPEG and BMP, one instance a call. Sizes have been checked before it is asked. */
final class PlatformReader {
    private PlatformReader() {}

    interface Reading<T> {
        T from(ImageReader reader) throws IOException, UnreadableImage;
    }

    static <T> T read(String format, byte[] file, Reading<T> reading) throws IOException, UnreadableImage {
        ImageReader reader = reader(format);
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            return reading.from(reader);
        } finally {
            reader.dispose();
        }
    }

    /** Other libraries on the class path register readers too; which one is used must not depend on that. */
    private static ImageReader reader(String format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getModule() == ImageIO.class.getModule()) {
                return reader;
            }
        }
        throw new IllegalStateException("this Java runtime has no " + format + " reader");
    }

    static SampleGrid gray(BufferedImage image) throws UnreadableImage {
        if (image.getColorModel() instanceof IndexColorModel colours) {
            return Luminance.ofLevels(samples(image.getRaster()), levels(colours));
        }
        if (image.getSampleModel() instanceof SinglePixelPackedSampleModel) {
            return Luminance.ofRgb(unpacked(image));
        }
        SampleGrid samples = samples(image.getRaster());
        return samples.bands() < 3 ? Luminance.ofFirstBand(samples) : Luminance.ofRgb(samples);
    }

    static SampleGrid samples(Raster raster) throws UnreadableImage {
        Object samples = raster.getDataElements(0, 0, raster.getWidth(), raster.getHeight(), null);
        DataBuffer data = switch (samples) {
            case byte[] bytes -> new DataBufferByte(bytes, bytes.length);
            case short[] shorts -> new DataBufferUShort(shorts, shorts.length);
            default -> throw new UnreadableImage(DecodeFailure.UNSUPPORTED, "The image's kind of numbers cannot be read.");
        };
        return new SampleGrid(raster.getWidth(), raster.getHeight(), raster.getNumBands(), data);
    }

    private static SampleGrid unpacked(BufferedImage image) {
        int width = image.getWidth();
        int[] colours = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        byte[] samples = new byte[3 * colours.length];
        for (int i = 0; i < colours.length; i++) {
            samples[3 * i] = (byte) (colours[i] >> 16);
            samples[3 * i + 1] = (byte) (colours[i] >> 8);
            samples[3 * i + 2] = (byte) colours[i];
        }
        return new SampleGrid(width, image.getHeight(), 3, new DataBufferByte(samples, samples.length));
    }

    private static byte[] levels(IndexColorModel colours) {
        byte[] levels = new byte[colours.getMapSize()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Luminance.of(colours.getRed(i), colours.getGreen(i), colours.getBlue(i));
        }
        return levels;
    }
}
