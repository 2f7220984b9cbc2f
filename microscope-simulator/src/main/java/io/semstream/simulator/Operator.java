package io.semstream.simulator;

import io.semstream.simulator.relief.Dice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Takes one image after the other on one instrument and gives the files their names. */
final class Operator {
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 768;
    private final Path session;
    private final Dice dice;
    private final Vendor vendor;
    private final MicrographRenderer renderer = new MicrographRenderer();
    private final List<Good> good = new ArrayList<>();
    private int number;

    private record Good(Path file, List<String> categories) {}

    /** A file about to be saved. */
    static final class Shot {
        private final Path file;
        private final byte[] bytes;
        private final List<String> categories;

        Shot(Path file, byte[] bytes, List<String> categories) {
            this.file = file;
            this.bytes = bytes;
            this.categories = categories;
        }

        Path file() {
            return file;
        }

        byte[] bytes() {
            return bytes;
        }

        List<String> categories() {
            return categories;
        }
    }

    Operator(Path session, long seed) {
        this.session = session;
        this.dice = new Dice(seed);
        this.vendor = dice.pick(List.of(Vendor.values()));
    }

    Dice dice() {
        return dice;
    }

    /** Earlier shots must have been saved: a duplicate copies one of them. */
    Shot next(FileKind kind) throws IOException {
        number++;
        return switch (kind) {
            case CLEAR -> image(List.of(anyStructure()));
            case AMBIGUOUS -> image(twoStructures());
            case BROKEN -> broken();
            case DUPLICATE -> duplicate();
            case REAL -> throw new IllegalArgumentException("real images are not rendered");
        };
    }

    private Structure anyStructure() {
        return dice.pick(List.of(Structure.values()));
    }

    private List<Structure> twoStructures() {
        Structure first = anyStructure();
        Structure second = anyStructure();
        while (second == first) {
            second = anyStructure();
        }
        return List.of(first, second);
    }

    private Shot image(List<Structure> structures) {
        RenderedMicrograph micrograph = render(structures);
        ImageFile encoded = ImageFile.of(micrograph, vendor, dice);
        Shot shot = new Shot(file(structures.getFirst(), encoded.extension()), encoded.bytes(), micrograph.categories());
        good.add(new Good(shot.file(), shot.categories()));
        return shot;
    }

    private RenderedMicrograph render(List<Structure> structures) {
        return renderer.render(new RenderRequest(structures, WIDTH, HEIGHT, vendor, dice.seed()));
    }

    private Shot broken() {
        Structure structure = anyStructure();
        byte[] bytes = switch (dice.count(0, 2)) {
            case 0 -> new byte[0];
            case 1 -> "Stage not ready: no image was acquired.\n".getBytes(StandardCharsets.UTF_8);
            default -> cutOff(VendorTiff.write(render(List.of(structure)), vendor, 8));
        };
        return new Shot(file(structure, "tif"), bytes, List.of());
    }

    private byte[] cutOff(byte[] whole) {
        return Arrays.copyOf(whole, (int) (whole.length * dice.between(0.1, 0.8)));
    }

    private Shot duplicate() throws IOException {
        Good original = dice.pick(good);
        String name = original.file().getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path copy = session.resolve(name.substring(0, dot) + "_copy" + number + name.substring(dot));
        return new Shot(copy, Files.readAllBytes(original.file()), original.categories());
    }

    private Path file(Structure structure, String extension) {
        char sample = (char) ('A' + number / 10 % 6);
        return session.resolve(String.format(Locale.ROOT, "%s_sample%c_%04d.%s", structure.abbreviation(), sample, number, extension));
    }
}
