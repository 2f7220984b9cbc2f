package io.semstream.agent;

import io.semstream.agent.announce.Beat;
import io.semstream.agent.folder.PrintableText;
import io.semstream.event.AgentStatus;
import io.semstream.event.SessionStatus;
import io.semstream.event.WatchedFolderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an agent told of itself, for people.
 *
 * @param alarms
 *            what somebody should look at; empty when all is well
 */
record StatusPage(List<String> lines, List<String> alarms) {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int BEATS_MISSED = 3;
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(10);
    private static final long WORTH_AN_ALARM_MS = 60_000;
    private static final long LITTLE_DISK_BYTES = 1L << 30;
    private static final int MOST_SESSIONS = 5;

    static StatusPage of(Beat beat, Instant now) {
        AgentStatus status = beat.status();
        List<String> lines = new ArrayList<>();
        lines.add("files    %d seen = %d announced + %d duplicates + %d failed + %d waiting%s".formatted(status.getSeen(),
                status.getAnnounced(), status.getDuplicates(), status.getFailed(), status.getWaiting(), oldest(status)));
        Optional.ofNullable(status.getLastFile()).ifPresent(file -> lines.add("last     " + PrintableText.of(file)));
        status.getFolders().forEach(folder -> lines.add("folder   " + folder(folder)));
        Optional.ofNullable(status.getFreeDiskBytes()).ifPresent(free -> lines.add("disk     " + gibibytes(free) + " free"));
        Optional.ofNullable(status.getClockOffsetMs()).ifPresent(offset -> lines.add("clock    " + clock(offset)));
        status.getSessions().stream().limit(MOST_SESSIONS).forEach(session -> lines.add("session  " + session(session)));
        return new StatusPage(lines, alarms(beat, now));
    }

    private static List<String> alarms(Beat beat, Instant now) {
        AgentStatus status = beat.status();
        List<String> alarms = new ArrayList<>();
        Duration silence = Duration.between(beat.at(), now);
        if (silence.compareTo(interval(status).multipliedBy(BEATS_MISSED).plus(GRACE)) > 0) {
            alarms.add("no beat for " + words(silence) + ": it is down, cut off, or a watched folder does not answer; look at the PC");
        }
        status.getSessions().stream().filter(session -> session.getState().equals(SessionBalance.State.OVERDUE.name())).forEach(
                session -> alarms.add("session " + PrintableText.of(session.getSession()) + " ended and " + session.getWaiting()
                        + " of its files still wait: agent explain FILE on the PC says why"));
        Optional.ofNullable(status.getClockOffsetMs()).filter(offset -> Math.abs(offset) > WORTH_AN_ALARM_MS)
                .ifPresent(offset -> alarms.add("its clock is " + clock(offset) + ": set it"));
        Optional.ofNullable(status.getFreeDiskBytes()).filter(free -> free < LITTLE_DISK_BYTES)
                .ifPresent(free -> alarms.add("its disk has " + gibibytes(free) + " left: make room"));
        return alarms;
    }

    private static Duration interval(AgentStatus status) {
        return Optional.ofNullable(status.getReportEveryMs()).map(Duration::ofMillis).orElse(USUAL_INTERVAL);
    }

    private static String oldest(AgentStatus status) {
        return Optional.ofNullable(status.getOldestWaitingMs()).map(age -> ", the oldest for " + words(Duration.ofMillis(age))).orElse("");
    }

    private static String folder(WatchedFolderStatus folder) {
        String delay = Optional.ofNullable(folder.getEventDelayMs()).map(ms -> " after " + ms + " ms").orElse("");
        return PrintableText.of(folder.getPath()) + " (" + folder.getInstrument() + "): " + switch (folder.getWatching()) {
            case "EVENTS" -> "file events come" + delay;
            case "POLLING" -> "no file events, scanned often";
            default -> "file events not proved";
        };
    }

    private static String session(SessionStatus session) {
        return "%s: %s, %d announced + %d duplicates + %d failed + %d waiting, last file %s".formatted(
                PrintableText.of(session.getSession()), session.getState().toLowerCase(Locale.ROOT), session.getAnnounced(),
                session.getDuplicates(), session.getFailed(), session.getWaiting(), session.getLastFileAt());
    }

    private static String clock(long offsetMs) {
        long seconds = Math.abs(offsetMs) / 1000;
        return seconds == 0 ? "right" : words(Duration.ofSeconds(seconds)) + (offsetMs > 0 ? " ahead of" : " behind") + " the broker's";
    }

    private static String gibibytes(long bytes) {
        return "%.1f GiB".formatted((double) bytes / (1L << 30));
    }

    /** In the two largest units. */
    static String words(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min " + time.toSecondsPart() + " s" : Math.max(0, time.toSeconds()) + " s";
    }
}
