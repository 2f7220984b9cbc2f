package io.semstream.dataset.inspection;

import io.semstream.dataset.Entry;
import io.semstream.dataset.Pace;
import io.semstream.dataset.origin.Candidate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Looks at all files of a data set, as many at a time as there are threads. */
public final class InspectionRun {
    private final Inspector inspector;
    private final int threads;
    private final Consumer<String> progress;

    public InspectionRun(Inspector inspector, int threads, Consumer<String> progress) {
        this.inspector = inspector;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * In the order given.
     *
     * @param folder
     *            the real path of the data set's folder, which paths in it are relative to
     */
    public List<Entry> entries(Path folder, List<Candidate> candidates) throws InterruptedException {
        var pace = new Pace("looked at", "images", candidates.size(), progress);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Entry>> looked = candidates.stream().map(candidate -> pool.submit(() -> {
                Entry entry = entry(folder, candidate);
                pace.step();
                return entry;
            })).toList();
            List<Entry> entries = new ArrayList<>();
            for (Future<Entry> entry : looked) {
                entries.add(entry.get());
            }
            return entries;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("looking at images failed", failed.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Entry entry(Path folder, Candidate candidate) {
        Inspector.Finding found = inspector.inspect(candidate.file());
        return new Entry(candidate.pathFrom(folder), found.sha256(), found.bytes(), candidate.category(), candidate.source(),
                candidate.sample(), candidate.session(), candidate.group(), found.frame(), found.unreadable(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }
}
