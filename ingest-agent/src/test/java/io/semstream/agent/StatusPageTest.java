package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.agent.announce.Beat;
import io.semstream.event.AgentStatus;
import io.semstream.event.SessionStatus;
import io.semstream.event.WatchedFolderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusPageTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void showsWhatAnAgentTold() {
        StatusPage page = StatusPage.of(new Beat(well().build(), NOW.minusSeconds(5)), NOW);

        assertThat(page.alarms()).isEmpty();
        assertThat(page.lines()).containsExactly(
                "files    10 seen = 6 announced + 2 duplicates + 1 failed + 1 waiting, the oldest for 1 min 5 s", "last     /sem/a.tif",
                "folder   /sem (SEM 1): file events come after 2 ms", "disk     5.0 GiB free", "clock    right",
                "session  monday: open, 6 announced + 2 duplicates + 1 failed + 1 waiting, last file 2026-03-02T09:58:55Z");
    }

    @Test
    void anAgentThatIsSilentIsAnAlarm() {
        AgentStatus hourly = well().setReportEveryMs(Duration.ofHours(1).toMillis()).build();

        assertThat(StatusPage.of(new Beat(well().build(), NOW.minusSeconds(41)), NOW).alarms()).singleElement().asString()
                .startsWith("no beat for 41 s: ");
        assertThat(StatusPage.of(new Beat(hourly, NOW.minusSeconds(3700)), NOW).alarms()).isEmpty();
    }

    @Test
    void whatSomebodyShouldLookAtIsAnAlarm() {
        SessionStatus overdue = new SessionStatus("monday", 6L, 2L, 0L, 3L, NOW, "OVERDUE");
        AgentStatus ill = well().setSessions(List.of(overdue)).setClockOffsetMs(-7_200_000L).setFreeDiskBytes(1L << 20).build();

        assertThat(StatusPage.of(new Beat(ill, NOW), NOW).alarms()).containsExactly(
                "session monday ended and 3 of its files still wait: agent explain FILE on the PC says why",
                "its clock is 2 h 0 min behind the broker's: set it", "its disk has 0.0 GiB left: make room");
    }

    private static AgentStatus.Builder well() {
        return AgentStatus.newBuilder().setAgent("agent-1").setHost("pc").setVersion("1").setSeen(10).setAnnounced(6).setWaiting(1)
                .setFailed(1).setDuplicates(2).setLastFile("/sem/a.tif").setFreeDiskBytes(5L << 30).setClockOffsetMs(12L)
                .setOldestWaitingMs(65_000L).setReportEveryMs(10_000L)
                .setFolders(List.of(new WatchedFolderStatus("/sem", "SEM 1", "EVENTS", 2L)))
                .setSessions(List.of(new SessionStatus("monday", 6L, 2L, 1L, 1L, NOW.minusSeconds(65), "OPEN"))).setReportedAt(NOW);
    }
}
