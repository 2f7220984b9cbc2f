package io.semstream.agent.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.semstream.agent.folder.Watching.Mode;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryTest {

    @TempDir
    Path folder;
    private WatchedFolder watched;

    @BeforeEach
    void watch() {
        watched = new WatchedFolder(folder, "SEM 1");
    }

    @Test
    void hearsWhereTheFileSystemTells() throws Exception {
        try (FolderEvents events = events()) {
            Thread listener = Thread.ofPlatform().daemon().start(events::run);
            Canary canary = new Canary("agent-1", Duration.ofSeconds(30), events, true);

            canary.probe(watched);

            assertThat(canary.watching(watched).mode()).isEqualTo(Mode.EVENTS);
            assertThat(canary.watching(watched).delay()).hasValueSatisfying(delay -> assertThat(delay).isPositive());
            listener.interrupt();
        }
        assertThat(left()).isEmpty();
    }

    /** Nobody passes the events on, as on a share that sends none. */
    @Test
    void noticesThatNobodyTells() throws Exception {
        try (FolderEvents events = events()) {
            Canary canary = new Canary("agent-1", Duration.ofMillis(200), events, true);

            canary.probe(watched);

            assertThat(canary.watching(watched)).isEqualTo(new Watching(Mode.POLLING, Optional.empty()));
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void takesAwayWhatAKilledAgentLeft() throws Exception {
        Files.createFile(folder.resolve(".semstream-canary-agent-1"));
        try (FolderEvents events = events()) {
            new Canary("agent-1", Duration.ofMillis(100), events, true).probe(watched);
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void claimsNothingWhereItMayNotWrite() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeFalse(!closed.toFile().setWritable(false) || Files.isWritable(closed), "this user may write everywhere");
        try (FolderEvents events = events()) {
            Canary canary = new Canary("agent-1", Duration.ofMillis(100), events, true);
            WatchedFolder readOnly = new WatchedFolder(closed, "SEM 1");

            canary.probe(readOnly);

            assertThat(canary.watching(readOnly)).isEqualTo(Watching.unproved());
        }
    }

    @Test
    void claimsNothingOfAFolderThatIsAway() throws Exception {
        try (FolderEvents events = events()) {
            Canary canary = new Canary("agent-1", Duration.ofMillis(100), events, true);
            WatchedFolder away = new WatchedFolder(folder.resolve("away"), "SEM 1");

            canary.probe(away);

            assertThat(canary.watching(away)).isEqualTo(Watching.unproved());
        }
    }

    @Test
    void whoeverMayNotWriteClaimsNothing() throws Exception {
        try (FolderEvents events = events()) {
            Canary canary = new Canary("agent-1", Duration.ofMillis(100), events, false);

            canary.probe(watched);

            assertThat(canary.watching(watched)).isEqualTo(Watching.unproved());
        }
    }

    @Test
    void aFolderThatMissedOneFileIsNotBelievedAgain() throws Exception {
        try (FolderEvents events = events()) {
            Thread listener = Thread.ofPlatform().daemon().start(events::run);
            Canary canary = new Canary("agent-1", Duration.ofSeconds(30), events, true);
            canary.probe(watched);

            canary.missed(FoundFile.of(watched, folder.resolve("a.tif")));
            canary.probe(watched);

            assertThat(canary.watching(watched).mode()).isEqualTo(Mode.POLLING);
            listener.interrupt();
        }
    }

    @Test
    void sharesAreKnownByTheirKind() {
        assertThat(List.of("nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuseblk", "virtiofs")).allMatch(Share::isOne);
        assertThat(List.of("ext4", "xfs", "btrfs", "overlay", "NTFS", "apfs", "tmpfs")).noneMatch(Share::isOne);
    }

    private static FolderEvents events() throws IOException {
        return new FolderEvents(FileSystems.getDefault().newWatchService(), new ImageNames(List.of("tif")), new FolderEvents.Listener() {
            @Override
            public void fileChanged(FoundFile file) {}

            @Override
            public void unsure(WatchedFolder watched, Path folder) {}
        });
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
