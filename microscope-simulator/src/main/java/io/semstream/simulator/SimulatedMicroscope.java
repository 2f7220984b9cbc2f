package io.semstream.simulator;

import io.semstream.simulator.relief.Dice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Saves files into a folder the way an operator's session does: at a pace, in bursts, now and then broken or twice. */
public final class SimulatedMicroscope {
    private final SimulationPlan plan;
    private final Path folder;
    private final Consumer<WrittenFile> written;
    private final Saving.Pause pause;

    /**
     * @param folder
     *            the watched folder; a session folder is made inside it
     * @param written
     *            called after each file is complete, on the thread of {@link #run}
     */
    public SimulatedMicroscope(SimulationPlan plan, Path folder, Consumer<WrittenFile> written) {
        this(plan, folder, written, Thread::sleep);
    }

    SimulatedMicroscope(SimulationPlan plan, Path folder, Consumer<WrittenFile> written, Saving.Pause pause) {
        this.plan = plan;
        this.folder = folder;
        this.written = written;
        this.pause = pause;
    }

    /** Writes everything and returns; an interrupt ends it. */
    public void run() throws IOException, InterruptedException {
        Path session = newSession();
        Saving saving = new Saving(pause, plan.interval());
        if (plan.images().isPresent()) {
            copy(plan.images().get(), session, saving);
        } else {
            render(session, saving);
        }
    }

    /** A folder no earlier session has written into. */
    private Path newSession() throws IOException {
        Files.createDirectories(folder);
        int number = 1;
        while (Files.exists(session(number))) {
            number++;
        }
        return Files.createDirectory(session(number));
    }

    private Path session(int number) {
        return folder.resolve(String.format("session_%03d", number));
    }

    private void render(Path session, Saving saving) throws IOException, InterruptedException {
        Operator operator = new Operator(session, plan.seed());
        Pace pace = new Pace(plan.interval(), pause);
        for (FileKind kind : SessionScript.of(plan.count(), plan.seed())) {
            Operator.Shot shot = operator.next(kind);
            pace.awaitTurn();
            saving.save(shot.bytes(), shot.file(), operator.dice());
            written.accept(new WrittenFile(shot.file(), kind, shot.categories()));
        }
    }

    private void copy(Path images, Path session, Saving saving) throws IOException, InterruptedException {
        Dice dice = new Dice(plan.seed());
        Pace pace = new Pace(plan.interval(), pause);
        for (Path image : RealImages.under(images).stream().limit(plan.count()).toList()) {
            Path file = session.resolve(images.relativize(image).toString());
            byte[] bytes = Files.readAllBytes(image);
            pace.awaitTurn();
            saving.save(bytes, file, dice);
            written.accept(new WrittenFile(file, FileKind.REAL, List.of()));
        }
    }

    /** Turns at even intervals; whoever is late goes on at once. */
    private static final class Pace {
        private final long intervalNanos;
        private final Saving.Pause pause;
        private long turn = System.nanoTime();

        Pace(Duration interval, Saving.Pause pause) {
            this.intervalNanos = interval.toNanos();
            this.pause = pause;
        }

        void awaitTurn() throws InterruptedException {
            long early = turn - System.nanoTime();
            if (early > 0) {
                pause.last(Duration.ofNanos(early));
            }
            turn = Math.max(turn, System.nanoTime()) + intervalNanos;
        }
    }
}
