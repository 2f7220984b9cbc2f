package io.semstream.trainer.training;

import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.MicrographReader;
import io.semstream.micrograph.ModelInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Every image decoded and reduced once, as serving would do it, in one file, a byte for each pixel. Training reads from there, so its memory does not grow
 * with the number of images. Reading is thread-safe.
 */
public final class PreparedImages implements AutoCloseable {
    private static final byte UNREADABLE = 1;
    private static final long SAY_EVERY_NANOS = 10_000_000_000L;

    private final InputSize size;
    private final FileChannel channel;
    private final byte[] states;

    private PreparedImages(InputSize size, FileChannel channel, byte[] states) {
        this.size = size;
        this.channel = channel;
        this.states = states;
    }

    /**
     * Takes what an earlier run has prepared under the same key, else prepares it with all processors.
     *
     * @param file
     *            where to keep the pixels; beside it lies a small file that says that they are complete
     * @param key
     *            changes with the images and their order
     */
    public static PreparedImages in(Path file, String key, List<Path> images, InputSize size, Consumer<String> progress)
            throws IOException {
        Path complete = file.resolveSibling(file.getFileName() + ".complete");
        byte[] head = (key + " " + size + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        if (!isComplete(file, complete, head, images.size(), size)) {
            Files.deleteIfExists(complete);
            byte[] states = prepare(file, images, size, progress);
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.write(draft, ByteBuffer.allocate(head.length + states.length).put(head).put(states).array());
            Files.move(draft, complete, StandardCopyOption.ATOMIC_MOVE);
        }
        byte[] all = Files.readAllBytes(complete);
        return new PreparedImages(size, FileChannel.open(file), java.util.Arrays.copyOfRange(all, head.length, all.length));
    }

    private static boolean isComplete(Path file, Path complete, byte[] head, int images, InputSize size) throws IOException {
        if (!Files.exists(file) || !Files.exists(complete) || Files.size(file) != (long) images * size.pixels()) {
            return false;
        }
        byte[] found = Files.readAllBytes(complete);
        return found.length == head.length + images && java.util.Arrays.mismatch(found, 0, head.length, head, 0, head.length) < 0;
    }

    private static byte[] prepare(Path file, List<Path> images, InputSize size, Consumer<String> progress) throws IOException {
        requireRoom(file, (long) images.size() * size.pixels());
        byte[] states = new byte[images.size()];
        AtomicInteger done = new AtomicInteger();
        long[] said = {System.nanoTime()};
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
                ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            MicrographReader reader = new MicrographReader(DecodeLimits.standard());
            List<Future<?>> tasks = new ArrayList<>();
            for (int i = 0; i < states.length; i++) {
                int index = i;
                tasks.add(workers.submit(() -> {
                    byte[] pixels = pixels(reader, images.get(index), size, states, index, progress);
                    writeFully(out, pixels, (long) index * pixels.length);
                    done.incrementAndGet();
                    return null;
                }));
            }
            for (Future<?> task : tasks) {
                await(task, workers);
                if (System.nanoTime() - said[0] > SAY_EVERY_NANOS) {
                    said[0] = System.nanoTime();
                    progress.accept("prepared " + done + " of " + states.length + " images");
                }
            }
            out.force(false);
        }
        return states;
    }

    private static void requireRoom(Path file, long bytes) throws IOException {
        long free = Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
        if (free < bytes) {
            throw new RunProblem("the reduced images need " + (bytes >> 20) + " MB in " + file.toAbsolutePath().getParent() + ", which has "
                    + (free >> 20) + " MB left; make room or give another folder with --work");
        }
    }

    private static void await(Future<?> task, ExecutorService workers) throws IOException {
        try {
            task.get();
        } catch (ExecutionException e) {
            workers.shutdownNow();
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("preparing images", e.getCause());
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
            throw new RunProblem("interrupted while images were prepared");
        }
    }

    private static byte[] pixels(MicrographReader reader, Path image, InputSize size, byte[] states, int index, Consumer<String> progress)
            throws IOException {
        return switch (reader.read(Files.readAllBytes(image))) {
            case DecodeOutcome.Decoded decoded -> ModelInput.prepare(decoded.micrograph(), size.width(), size.height()).samples();
            case DecodeOutcome.Undecodable undecodable -> {
                states[index] = UNREADABLE;
                progress.accept(image + " is left out: " + undecodable.message());
                yield new byte[size.pixels()];
            }
        };
    }

    private static void writeFully(FileChannel out, byte[] pixels, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(pixels);
        while (bytes.hasRemaining()) {
            out.write(bytes, position + bytes.position());
        }
    }

    public boolean isReadable(int index) {
        return states[index] != UNREADABLE;
    }

    /** Of all images that can be read. */
    public List<Integer> readable() {
        return IntStream.range(0, states.length).filter(this::isReadable).boxed().toList();
    }

    public InputSize size() {
        return size;
    }

    public GrayImage image(int index) throws IOException {
        byte[] pixels = new byte[size.pixels()];
        ByteBuffer bytes = ByteBuffer.wrap(pixels);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, (long) index * pixels.length + bytes.position()) < 0) {
                throw new IOException("the file of reduced images is cut off");
            }
        }
        return new GrayImage(size.width(), size.height(), pixels);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
