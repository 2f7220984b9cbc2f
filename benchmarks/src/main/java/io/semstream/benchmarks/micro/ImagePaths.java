package io.semstream.benchmarks.micro;

import io.semstream.micrograph.AreaResize;
import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.ImageQuality;
import io.semstream.micrograph.MicrographReader;
import io.semstream.micrograph.Thumbnail;
import io.semstream.simulator.MicrographRenderer;
import io.semstream.simulator.RenderRequest;
import io.semstream.simulator.RenderedMicrograph;
import io.semstream.simulator.Structure;
import io.semstream.simulator.Vendor;
import io.semstream.simulator.VendorTiff;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A frame of 1024 x 768 from file to network input. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ImagePaths {
    private final MicrographReader reader = new MicrographReader(DecodeLimits.standard());
    private byte[] tiff8 = {};
    private byte[] tiff16 = {};
    private byte[] jpeg = {};
    private GrayImage pixels = new GrayImage(1, 1, new byte[1]);

    @Setup
    public void render() {
        RenderedMicrograph rendered = new MicrographRenderer().render(RenderRequest.of(Structure.PARTICLES, 1).from(Vendor.FEI));
        tiff8 = VendorTiff.write(rendered, Vendor.FEI, 8);
        tiff16 = VendorTiff.write(rendered, Vendor.FEI, 16);
        pixels = rendered.pixels();
        jpeg = Thumbnail.jpeg(pixels, pixels.width());
    }

    @Benchmark
    public DecodeOutcome decodeTiff8() {
        return reader.read(tiff8);
    }

    @Benchmark
    public DecodeOutcome decodeTiff16() {
        return reader.read(tiff16);
    }

    @Benchmark
    public DecodeOutcome decodeJpeg() {
        return reader.read(jpeg);
    }

    @Benchmark
    public GrayImage resizeTo224() {
        return AreaResize.to(pixels, 224, 224);
    }

    @Benchmark
    public ImageQuality quality() {
        return ImageQuality.of(pixels);
    }

    @Benchmark
    public byte[] thumbnail256() {
        return Thumbnail.jpeg(pixels, 256);
    }
}
