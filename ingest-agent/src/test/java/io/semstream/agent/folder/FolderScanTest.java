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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScanTest {

    private static final ImageNames NAMES = new ImageNames(List.of("tif", ".PNG"));

    @TempDir
    Path root;
    private final List<FoundFile> found = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final List<Path> closed = new ArrayList<>();

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
        public void file(FoundFile file, BasicFileAttributes attributes) {
            found.add(file);
        }

        @Override
        public void closed(Path path, String problem) {
            closed.add(path);
        }
    }
}
