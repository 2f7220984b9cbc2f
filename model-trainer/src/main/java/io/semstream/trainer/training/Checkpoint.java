package io.semstream.trainer.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A zip file with everything a run needs to go on: {@code position.json}, {@code model.pt}, {@code head.bin}, {@code optimizer.bin}. It is written beside the one
 * before and takes its place at once, so that there is always a whole one.
 */
final class Checkpoint {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String POSITION = "position.json";
    private static final String MODEL = "model.pt";
    private static final String HEAD = "head.bin";
    private static final String OPTIMIZER = "optimizer.bin";

    /** What goes into one entry. */
    @FunctionalInterface
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private Checkpoint() {}

    /**
     * @throws RunProblem
     *             when it cannot be written; what was there before is untouched
     */
    static void write(Path file, Position position, Trainee trainee) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
                    ZipOutputStream zip = new ZipOutputStream(
                            new BufferedOutputStream(java.nio.channels.Channels.newOutputStream(channel), 1 << 16))) {
                zip.setLevel(0);
                put(zip, POSITION, out -> out.write(MAPPER.writeValueAsBytes(position)));
                put(zip, MODEL, trainee::writeModule);
                put(zip, HEAD, trainee::writeHead);
                put(zip, OPTIMIZER, trainee::writeOptimizer);
                zip.finish();
                zip.flush();
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(draft);
            throw new RunProblem("cannot write the checkpoint " + file + " (" + e.getMessage()
                    + "); the one before it is whole: make room, then go on with --resume", e);
        }
    }

    private static void put(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.write(zip);
        zip.closeEntry();
    }

    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException stays) {
            // It is overwritten by the next one.
        }
    }

    static Position position(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile()); InputStream in = zip.getInputStream(entry(zip, POSITION))) {
            return MAPPER.readValue(in, Position.class);
        } catch (IOException e) {
            throw new RunProblem(file + " is no checkpoint that can be read (" + e.getMessage() + "); delete it to begin anew", e);
        }
    }

    /** The module as a file of its own, for libtorch to load. */
    static void extractModel(Path file, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile()); InputStream in = zip.getInputStream(entry(zip, MODEL))) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Head and optimizer, once the module of {@link #extractModel} is loaded. */
    static void restore(Path file, Trainee trainee) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            try (InputStream in = zip.getInputStream(entry(zip, HEAD))) {
                trainee.readHead(in);
            }
            try (InputStream in = zip.getInputStream(entry(zip, OPTIMIZER))) {
                trainee.readOptimizer(in);
            }
        }
    }

    private static ZipEntry entry(ZipFile zip, String name) throws IOException {
        return Optional.ofNullable(zip.getEntry(name)).orElseThrow(() -> new IOException("it holds no " + name));
    }

    /** Goes on only with the settings it was begun with. */
    static void requireSame(Position found, Map<String, String> settings) {
        Map<String, String> names = new TreeMap<>(settings);
        found.settings().forEach(names::putIfAbsent);
        for (String name : names.keySet()) {
            String then = found.settings().getOrDefault(name, "none");
            String now = settings.getOrDefault(name, "none");
            if (!then.equals(now)) {
                throw new RunProblem("the run to resume was begun with " + name + " " + then + ", now it is " + now
                        + "; give the same options as then, or another --work folder for a new run");
            }
        }
    }
}
