package io.semstream.simulator;

import io.semstream.simulator.relief.Dice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** The ways in which instruments' programs put a file into a folder. */
final class Saving {
    private static final Duration LONGEST_GAP = Duration.ofMillis(400);
    private final Pause pause;
    private final Duration gap;

    /** Lets time pass; tests let none pass. */
    @FunctionalInterface
    interface Pause {
        void last(Duration duration) throws InterruptedException;
    }

    Saving(Pause pause, Duration interval) {
        this.pause = pause;
        this.gap = interval.dividedBy(3).compareTo(LONGEST_GAP) < 0 ? interval.dividedBy(3) : LONGEST_GAP;
    }

    void save(byte[] bytes, Path file, Dice dice) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        switch (dice.count(0, 3)) {
            case 0 -> rename(bytes, file);
            case 1 -> grow(bytes, file);
            default -> Files.write(file, bytes);
        }
    }

    /** Under another name first, as careful programs do. */
    private static void rename(byte[] bytes, Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        Files.write(draft, bytes);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** In two bursts: whoever looks in between sees half a file. */
    private void grow(byte[] bytes, Path file) throws IOException, InterruptedException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            pause.last(gap);
            out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
        }
    }
}
