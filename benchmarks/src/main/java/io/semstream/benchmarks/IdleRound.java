package io.semstream.benchmarks;

import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.folder.WatchedFolder;
import io.semstream.agent.handling.Disclosure;
import io.semstream.agent.ledger.FileState;
import io.semstream.agent.ledger.FileVersion;
import io.semstream.agent.ledger.Ledger;
import io.semstream.agent.ledger.LedgerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An agent among files it knows, with nothing to do. */
final class IdleRound {
    private static final String AGENT = "idle";
    private static final int PAGE = 1000;
    private static final double MOST_RESCAN_SECONDS = 5;
    private static final double MOST_CPU_PERCENT = 1;
    private static final long MOST_RESIDENT_MB = 256;
    /** Rarely: an agent that is looked at is not idle. */
    private static final Duration LOOK = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final String SCANS = "semstream_agent_scan_seconds_count";
    private static final String POLLED = "semstream_agent_folders_polled";
    private static final String SCAN_SECONDS = "semstream_agent_scan_seconds_sum";

    private final Stack stack;
    private final Path work;

    /**
     * @param polled
     *            whether the file system told of nothing, and the agent asked it again and again
     * @param seconds
     *            from the end of one scan to the end of the next
     * @param cpuPercent
     *            of one core, in this time
     */
    record Result(boolean polled, double firstScanSeconds, double rescanSeconds, double seconds, double cpuPercent, long residentMB,
            long mostResidentMB) {
        String watching() {
            return polled ? "polled" : "events";
        }

        boolean isWithinGoals() {
            return rescanSeconds < MOST_RESCAN_SECONDS && cpuPercent < MOST_CPU_PERCENT && mostResidentMB <= MOST_RESIDENT_MB;
        }
    }

    IdleRound(Stack stack, Path work) {
        this.stack = stack;
        this.work = work;
    }

    Result run(Path folder, int count) throws Exception {
        WatchedFolder watched = new WatchedFolder(folder, "benchmark");
        Path data = work.resolve("data");
        know(watched, count, data);
        Map<String, String> settings = new HashMap<>(stack.world());
        settings.putAll(Map.of("semstream.agent.id", AGENT, "semstream.agent.watch", "\"" + folder + "=benchmark\"",
                "semstream.agent.data.dir", data.toString()));
        try (AgentProcess agent = AgentProcess.start(settings, work.resolve("agent.log"))) {
            agent.await("through its first scan", () -> agent.number(SCANS) >= 1, LOOK, LONGEST);
            double firstScan = agent.number(SCAN_SECONDS);
            double scans = agent.number(SCANS);
            double cpu = agent.cpuSeconds();
            long begin = System.nanoTime();
            agent.await("through its second scan", () -> agent.number(SCANS) > scans, LOOK, LONGEST);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double cpuPercent = 100 * (agent.cpuSeconds() - cpu) / seconds;
            return new Result(agent.number(POLLED) > 0, firstScan / scans,
                    (agent.number(SCAN_SECONDS) - firstScan) / (agent.number(SCANS) - scans), seconds,
                    cpuPercent,
                    agent.residentMB("VmRSS"), agent.residentMB("VmHWM"));
        }
    }

    /** As if it had announced them long ago. */
    private static void know(WatchedFolder watched, int count, Path data) throws IOException {
        try (Ledger ledger = Ledger.open(data, AGENT, Clock.systemUTC())) {
            List<LedgerEntry> page = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                page.add(entry(watched, PlainTiffs.file(watched.path(), i), i));
                if (page.size() == PAGE || i == count - 1) {
                    ledger.restore(page);
                    page.clear();
                }
            }
            ledger.markRebuilt();
        }
    }

    private static LedgerEntry entry(WatchedFolder watched, Path file, int number) throws IOException {
        FileVersion version = new FileVersion(FoundFile.of(watched, file).location(), Files.size(file),
                Files.getLastModifiedTime(file).toInstant());
        return new LedgerEntry(version, 1, Optional.of("%064x".formatted(number)), FileState.ANNOUNCED, "", "", Optional.empty(),
                Disclosure.FULL);
    }
}
