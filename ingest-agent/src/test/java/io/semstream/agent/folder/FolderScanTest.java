package io.semstream.agent.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScanTest {

    private static final ImageNames NAMES = new ImageNames(List.of("tif", ".PNG"));

    @TempDir
    Path root;
    private final List<FoundFile> found = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final List<Path> closed = new ArrayList<>();
    private final Set<Path> known = new HashSet<>();

    @Test
    void findsImagesInEveryFolder() throws Exception {
        touch("a.tif");
        touch("x/y/z/B.TIF");
        touch("x/c.png");

        scan();

        assertThat(found).extracting(FoundFile::name).containsExactlyInAnyOrder("a.tif", "x/y/z/B.TIF", "x/c.png");
        assertThat(folders).contains(root, root.resolve("x"), root.resolve("x/y/z"));
    }

    @Test
    void passesOverHiddenTemporaryAndOtherFiles() throws Exception {
        for (String name : List.of(".a.tif", "~a.tif", "~$a.tif", "a.tif.tmp", "a.tif.part", "a.tif.crdownload", "a.tif~",
                "Thumbs.db", "notes.txt", "tif", ".hidden/a.tif", "$RECYCLE.BIN/a.tif", "@eaDir/a.tif")) {
            touch(name);
        }

        scan();

        assertThat(found).isEmpty();
    }

    @Test
    void readsEveryNameAsItIs() throws Exception {
        List<String> names = List.of("with space.tif", "it's \"quoted\".tif", "line\nbreak.tif", "Zürich–日本.tif",
                "100%.tif", "a+b&c=d#e?.tif", "per%20cent.tif", "l".repeat(250) + ".tif", "deep/".repeat(80) + "down.tif");
        for (String name : names) {
            touch(name);
        }

        scan();

        assertThat(found).extracting(FoundFile::name).containsExactlyInAnyOrderElementsOf(names);
        assertThat(found).extracting(FoundFile::location).doesNotHaveDuplicates();
        assertThat(found).allSatisfy(file -> {
            assertThat(Path.of(URI.create(file.location()))).isEqualTo(file.file());
            assertThat(file.toString()).hasLineCount(1);
        });
    }

    @Test
    void followsNoLinksAndSoNoLoops() throws Exception {
        touch("x/a.tif");
        Files.createSymbolicLink(root.resolve("x/loop"), root);
        Files.createSymbolicLink(root.resolve("x/link.tif"), root.resolve("x/a.tif"));
        Files.createSymbolicLink(root.resolve("self"), root.resolve("self"));
        Files.createDirectory(root.resolve("folder.tif"));

        scan();

        assertThat(found).extracting(FoundFile::name).containsExactly("x/a.tif");
    }

    @Test
    void goesOnAfterAFolderItMayNotRead() throws Exception {
        assumeFalse(System.getProperty("user.name").equals("root"), "permissions do not bind root");
        touch("a.tif");
        touch("closed/b.tif");
        touch("z/c.tif");
        Files.setPosixFilePermissions(root.resolve("closed"), PosixFilePermissions.fromString("---------"));

        scan();

        Files.setPosixFilePermissions(root.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
        assertThat(found).extracting(FoundFile::name).containsExactlyInAnyOrder("a.tif", "z/c.tif");
        assertThat(closed).containsExactly(root.resolve("closed"));
    }

    @Test
    void aMissingWatchedFolderIsSaid() {
        WatchedFolder gone = new WatchedFolder(root.resolve("gone"), "SEM 1");

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> new FolderScan(NAMES).walk(gone, gone.path(), new Collector()));
    }

    @Test
    void whatIsKnownIsPassedOver() throws Exception {
        touch("a.tif");
        touch("b.tif");
        known.add(root.resolve("a.tif"));

        scan();

        assertThat(found).extracting(FoundFile::name).containsExactly("b.tif");
    }

    @Test
    void onlyFoldersWhoseEntriesChangedAreToBeListedAgain() throws Exception {
        touch("session 1/a.tif");
        touch("session 2/deep/b.tif");
        WatchedFolder watched = new WatchedFolder(root, "SEM 1");
        FolderScan scan = new FolderScan(NAMES);
        scan.walk(watched, root, new Collector());
        assertThat(scan.changed(watched)).as("what came within the clock's tick would show no other time").hasSize(4);
        scan.walk(watched, root, new Collector());
        assertThat(scan.changed(watched)).isEmpty();
        Path session = root.resolve("session 2");

        Files.move(root.resolve("session 1/a.tif"), session.resolve("deep/c.tif"));
        age(root.resolve("session 1"), session.resolve("deep"));
        assertThat(scan.changed(watched)).containsExactlyInAnyOrder(root.resolve("session 1"), session.resolve("deep"));

        found.clear();
        scan.list(watched, session.resolve("deep"), new Collector());
        assertThat(found).extracting(FoundFile::name).containsExactlyInAnyOrder("session 2/deep/b.tif", "session 2/deep/c.tif");
    }

    @Test
    void listingAFolderWalksNewFoldersInItAndNoOthers() throws Exception {
        touch("old/a.tif");
        WatchedFolder watched = new WatchedFolder(root, "SEM 1");
        FolderScan scan = new FolderScan(NAMES);
        scan.walk(watched, root, new Collector());
        found.clear();
        touch("b.tif");
        touch("new/deep/c.tif");
        touch(".hidden/d.tif");

        scan.list(watched, root, new Collector());

        assertThat(found).extracting(FoundFile::name).containsExactlyInAnyOrder("b.tif", "new/deep/c.tif");
    }

    @Test
    void aFolderThatIsGoneIsNotAskedAgain() throws Exception {
        touch("gone/a.tif");
        WatchedFolder watched = new WatchedFolder(root, "SEM 1");
        FolderScan scan = new FolderScan(NAMES);
        scan.walk(watched, root, new Collector());
        Files.delete(root.resolve("gone/a.tif"));
        Files.delete(root.resolve("gone"));

        assertThat(scan.changed(watched)).containsExactly(root);
    }

    /** As if the change were of another time than the scan, whatever the file system's clock can tell apart. */
    private static void age(Path... folders) throws IOException {
        for (Path folder : folders) {
            Files.setLastModifiedTime(folder, FileTime.from(Instant.parse("2026-03-02T12:00:00Z")));
        }
    }

    private void touch(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }

    private void scan() throws Exception {
        WatchedFolder watched = new WatchedFolder(root, "SEM 1");
        new FolderScan(NAMES).walk(watched, root, new Collector());
    }

    private final class Collector implements FolderScan.Visitor {
        @Override
        public void folder(Path folder) {
            folders.add(folder);
        }

        @Override
        public boolean isKnown(Path file, BasicFileAttributes attributes) {
            return known.contains(file);
        }

        @Override
        public void file(FoundFile file, BasicFileAttributes attributes) {
            found.add(file);
        }

        @Override
        public void closed(Path path, String problem) {
            closed.add(path);
        }
    }
}
