package io.semstream.agent;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.semstream.agent.arrival.Arrivals;
import io.semstream.agent.arrival.FileFacts;
import io.semstream.agent.folder.FolderEvents;
import io.semstream.agent.folder.FolderScan;
import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.folder.MissedEvents;
import io.semstream.agent.folder.ReadProblem;
import io.semstream.agent.folder.WatchedFolder;
import io.semstream.agent.folder.Watching;
import io.semstream.agent.intake.Intake;
import io.semstream.agent.ledger.RescanRequests;
import io.semstream.agent.pace.CpuShare;
import io.semstream.agent.world.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Finds files: all of them at the start and from time to time, those the file system tells of at once. */
final class Scanning implements FolderEvents.Listener {

    private record Request(WatchedFolder watched, Path start) {}

    /**
     * What is known of the file system's own news.
     *
     * @param distrust
     *            told of a file that events should have told of
     */
    record News(Function<WatchedFolder, Watching> watching, Consumer<FoundFile> distrust, MissedEvents missed) {}

    private static final Duration FOLDER_AWAY = Duration.ofSeconds(1);
    /** Of one processor, for scans of everything: what a file that no event told of waits longer for in a folder of a hundred thousand. */
    static final double SCAN_SHARE = 0.005;
    /** For asking folders that tell of nothing when they last changed. */
    private static final double GLANCE_SHARE = 0.0025;
    /** For listing those that did, which is work at hand. */
    private static final double LISTING_SHARE = 0.05;
    /** However large a folder is. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    /** For people who ask beside the agent. */
    private static final Duration LONGEST_DEAFNESS = Duration.ofSeconds(1);
    private static final int MOST_REQUESTS = 1000;

    private final List<WatchedFolder> folders;
    private final Duration interval;
    private final FolderScan scan;
    private final Arrivals arrivals;
    private final Intake intake;
    private final Outcomes outcomes;
    private final Surroundings surroundings;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>(MOST_REQUESTS);
    private final News news;
    private final Duration pollInterval;
    private final ScanPulse pulse;
    private final Timer duration;
    private final CpuShare scans;
    private final CpuShare glances = CpuShare.of(GLANCE_SHARE);
    private final CpuShare listings = CpuShare.of(LISTING_SHARE);
    private final RescanRequests asked;
    private long needed;
    private volatile boolean everythingSeen;

    Scanning(AgentConfig config, FolderScan scan, Arrivals arrivals, Intake intake, Outcomes outcomes,
            Surroundings surroundings, News news, ScanPulse pulse, CpuShare scans, MeterRegistry meters) {
        this.news = news;
        this.pulse = pulse;
        this.scans = scans;
        this.duration = Timer.builder("semstream.agent.scan")
                .description("one scan of all watched folders, with the waits for room while files are taken in")
                .register(meters);
        this.pollInterval = shorter(config.pollInterval(), config.rescanInterval());
        this.folders = config.folders();
        this.interval = config.rescanInterval();
        this.asked = new RescanRequests(config.dataDir());
        this.scan = scan;
        this.arrivals = arrivals;
        this.intake = intake;
        this.outcomes = outcomes;
        this.surroundings = surroundings;
    }

    /** Whether every watched folder has been scanned to its end. */
    boolean everythingSeen() {
        return everythingSeen;
    }

    /** Scans until interrupted. */
    void run(FolderEvents events) throws InterruptedException {
        while (true) {
            boolean all = allScanned(events);
            everythingSeen |= all;
            serveRequests(all ? longer(interval, restOfScans()) : shorter(interval, FOLDER_AWAY), events);
        }
    }

    private boolean allScanned(FolderEvents events) throws InterruptedException {
        boolean all = true;
        long begin = System.nanoTime();
        for (WatchedFolder folder : folders) {
            all &= scanned(new Request(folder, folder.path()), new Visitor(folder, events, everythingSeen && !isPolled(folder)));
        }
        duration.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        return all;
    }

    /** For whoever asked beside the agent; what waits for its turn is found as well as what is new. */
    private void serveAsked(FolderEvents events) throws InterruptedException {
        List<RescanRequests.Request> taken = asked.taken();
        if (!taken.isEmpty()) {
            long begin = System.nanoTime();
            needed = 0;
            boolean all = allScanned(events);
            everythingSeen |= all;
            String answer = "scanned in %.1f s: %d files are new, changed or to be tried again%s".formatted(
                    (System.nanoTime() - begin) / 1e9, needed,
                    all ? "" : "; a watched folder could not be read to its end, see agent doctor");
            taken.forEach(request -> asked.answer(request, answer));
        }
    }

    /** Between two scans of everything: what events ask for, and the folders that have no events. */
    private void serveRequests(Duration time, FolderEvents events) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        long nextPoll = System.nanoTime() + pollInterval.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            serveAsked(events);
            news.missed().next().ifPresent(news.distrust());
            long wait = Math.min(Math.min(left, LONGEST_DEAFNESS.toNanos()), Math.max(0, nextPoll - System.nanoTime()));
            Request request = requests.poll(wait, TimeUnit.NANOSECONDS);
            if (request != null) {
                scanned(request, new Visitor(request.watched(), events, false));
            } else if (System.nanoTime() - nextPoll >= 0) {
                poll(events);
                nextPoll = System.nanoTime() + longer(pollInterval, longer(glances.rest(), listings.rest())).toNanos();
            }
        }
    }

    private void poll(FolderEvents events) throws InterruptedException {
        for (WatchedFolder folder : folders) {
            if (isPolled(folder)) {
                poll(folder, events);
            }
        }
    }

    /** All of a folder where that costs little; else only what its folders say has changed, and the rest when the scans have rested enough. */
    private void poll(WatchedFolder watched, FolderEvents events) throws InterruptedException {
        if (scans.rest().isZero()) {
            scanned(new Request(watched, watched.path()), new Visitor(watched, events, false));
            return;
        }
        pulse.asking();
        try {
            List<Path> changed = glances.charge(() -> scan.changed(watched));
            for (Path folder : changed) {
                listings.charge(() -> listed(watched, folder, events));
            }
        } finally {
            pulse.resting();
        }
    }

    /** What goes wrong here the next scan of everything says. */
    private boolean listed(WatchedFolder watched, Path folder, FolderEvents events) throws InterruptedException {
        try {
            scan.list(watched, folder, new Visitor(watched, events, false));
            return true;
        } catch (IOException problem) {
            return false;
        }
    }

    private boolean isPolled(WatchedFolder folder) {
        return news.watching().apply(folder).mode() == Watching.Mode.POLLING;
    }

    private Duration restOfScans() {
        return shorter(LONGEST_REST, scans.rest());
    }

    private boolean scanned(Request request, Visitor visitor) throws InterruptedException {
        String part = "watched folder " + request.watched().path();
        pulse.asking();
        try {
            scans.charge(() -> {
                scan.walk(request.watched(), request.start(), visitor);
                return true;
            });
            surroundings.back(part);
            return true;
        } catch (IOException problem) {
            if (request.start().equals(request.watched().path())) {
                surroundings.away(part, ReadProblem.of(problem));
            }
            return false;
        } finally {
            pulse.resting();
        }
    }

    @Override
    public void fileChanged(FoundFile file) {
        news.missed().told(file);
        if (!arrivals.changed(file)) {
            unsure(file.folder(), file.folder().path());
        }
    }

    @Override
    public void unsure(WatchedFolder watched, Path folder) {
        news.missed().doubt(folder);
        Request request = new Request(watched, folder);
        if (!requests.contains(request) && !requests.offer(request)) {
            requests.clear();
            folders.forEach(all -> requests.offer(new Request(all, all.path())));
        }
    }

    private static Duration shorter(Duration left, Duration right) {
        return left.compareTo(right) < 0 ? left : right;
    }

    private static Duration longer(Duration left, Duration right) {
        return left.compareTo(right) > 0 ? left : right;
    }

    private final class Visitor implements FolderScan.Visitor {

        private final WatchedFolder watched;
        private final FolderEvents events;
        private final boolean expectsEvents;
        private final Set<Path> newFolders = new HashSet<>();

        /** @param expectsEvents whether what it finds must have been told of, or will be in a moment */
        private Visitor(WatchedFolder watched, FolderEvents events, boolean expectsEvents) {
            this.watched = watched;
            this.events = events;
            this.expectsEvents = expectsEvents;
        }

        @Override
        public void folder(Path folder) {
            pulse.asking();
            if (!events.listenTo(watched, folder)) {
                newFolders.add(folder);
            }
        }

        @Override
        public boolean isKnown(Path file, BasicFileAttributes attributes) {
            pulse.asking();
            return intake.isKnown(file, FileFacts.of(attributes));
        }

        @Override
        public void file(FoundFile file, BasicFileAttributes attributes) throws InterruptedException {
            pulse.resting();
            if (intake.isNeeded(file, FileFacts.of(attributes))) {
                needed++;
                boolean isNews = arrivals.found(file, !everythingSeen);
                if (isNews && expectsEvents && requests.isEmpty() && !newFolders.contains(file.file().getParent())) {
                    news.missed().found(file);
                }
            }
            pulse.asking();
        }

        @Override
        public void closed(Path path, String problem) {
            outcomes.closed(path, problem);
        }
    }
}
