package io.semstream.benchmarks;

import io.semstream.micrograph.GrayImage;
import io.semstream.simulator.DeepImage;
import io.semstream.simulator.MicrographRenderer;
import io.semstream.simulator.RenderRequest;
import io.semstream.simulator.RenderedMicrograph;
import io.semstream.simulator.Structure;
import io.semstream.simulator.Vendor;
import io.semstream.simulator.VendorTiff;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Micrographs of 1024 x 768 as instruments save them: every other one an uncompressed 8-bit TIFF with vendor tags and a data bar, the others JPEG. Each file has
 * bytes of its own. A few dozen frames are rendered; the rest are later exposures of them, with noise of their own.
 */
final class ImageSet {
    private static final int RENDERED = 40;
    private static final int NOISE = 1500;
    private static final int WHITE = 65_535;
    private static final List<Structure> STRUCTURES = List.copyOf(EnumSet.allOf(Structure.class));

    private final Path folder;

    ImageSet(Path folder) {
        this.folder = folder;
    }

    /** The first {@code count} files; those that are not there yet are written. */
    List<Path> files(int count) throws IOException {
        Files.createDirectories(folder);
        for (int first = 0; first < Math.min(RENDERED, count); first++) {
            int[] missing = IntStream.iterate(first, i -> i < count, i -> i + RENDERED).filter(i -> !Files.exists(file(i))).toArray();
            if (missing.length > 0) {
                write(first, missing);
            }
        }
        return IntStream.range(0, count).mapToObj(this::file).toList();
    }

    private void write(int first, int[] exposures) throws IOException {
        Vendor vendor = first / 2 % 2 == 0 ? Vendor.FEI : Vendor.ZEISS;
        RenderRequest request = RenderRequest.of(STRUCTURES.get(first % STRUCTURES.size()), first).from(vendor);
        RenderedMicrograph rendered = new MicrographRenderer().render(request);
        for (int number : exposures) {
            RenderedMicrograph exposed = exposed(rendered, number);
            Files.write(file(number), isTiff(number) ? VendorTiff.write(exposed, vendor, 8) : jpeg(exposed.pixels()));
        }
    }

    private Path file(int number) {
        return folder.resolve("image-%04d.%s".formatted(number, isTiff(number) ? "tif" : "jpg"));
    }

    private static boolean isTiff(int number) {
        return number % 2 == 0;
    }

    private static RenderedMicrograph exposed(RenderedMicrograph rendered, int seed) {
        DeepImage image = rendered.image();
        Random random = new Random(seed);
        short[] samples = new short[image.width() * image.height()];
        for (int i = 0; i < samples.length; i++) {
            int level = image.at(i % image.width(), i / image.width()) + random.nextInt(-NOISE, NOISE + 1);
            samples[i] = (short) Math.clamp(level, 0, WHITE);
        }
        return new RenderedMicrograph(rendered.categories(), new DeepImage(image.width(), image.height(), samples),
                rendered.dataBarHeight(),
                rendered.acquisition());
    }

    private static byte[] jpeg(GrayImage image) throws IOException {
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] target = ((DataBufferByte) buffered.getRaster().getDataBuffer()).getData();
        System.arraycopy(image.samples(), 0, target, 0, target.length);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(buffered, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
