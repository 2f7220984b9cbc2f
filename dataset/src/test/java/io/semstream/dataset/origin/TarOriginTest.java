package io.semstream.dataset.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.dataset.DatasetProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TarOriginTest {
    @TempDir
    Path folder;

    @Test
    void unpacksTheImagesOfAnArchive() throws IOException {
        Path archive = tar("Fibres.tar", file("Fibres/L9_00aa11bb22cc33dd.jpg", "one"), file("Fibres/deeper/b.TIF", "two"),
                file("Fibres/readme.txt", "x"),
                file("Fibres/._b.tif", "left behind"));

        Candidates found = unpack(archive);

        assertThat(found.categories()).containsExactly("Fibres");
        assertThat(found.images()).extracting(image -> folder.relativize(image.file()) + " " + image.source()).containsExactly(
                "data/images/Fibres/L9_00aa11bb22cc33dd.jpg L9_00aa11bb22cc33dd", "data/images/Fibres/b.TIF b");
        assertThat(folder.resolve("data/images/Fibres/b.TIF")).hasContent("two");
        assertThat(found.notes()).singleElement().asString().contains("2 files that are no images");
        assertNothingUnfinished();
    }

    @Test
    void sameNamesAreKeptApartAndASecondTimeChangesNothing() throws IOException {
        Path archive = tar("Tips.tgz", file("a/tip.png", "one"), file("b/tip.png", "two"), file("c/tip.png", "one"));

        Candidates first = unpack(archive);
        Candidates second = unpack(archive);

        assertThat(first.images().stream().map(Candidate::file).distinct()).hasSize(2);
        assertThat(second).isEqualTo(first);
        assertThat(folder.resolve("data/images/Tips")).isDirectoryContaining("glob:**/tip.png").isDirectoryContaining("glob:**/tip-*.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.png", "a/../../evil.png", "/evil.png", "C:\\evil.png", "a\\..\\evil.png"})
    void namesThatLeadOutsideAreRefused(String name) throws IOException {
        Path archive = tar("Tips.tar", file("good.png", "good"), new Item(name, "evil", TarConstants.LF_NORMAL));

        assertRefused(archive, "leads outside");
    }

    @Test
    void linksAreRefused() throws IOException {
        assertRefused(tar("Tips.tar", file("good.png", "good"), new Item("link.png", "/etc/hostname", TarConstants.LF_SYMLINK)),
                "is a link");
        assertRefused(tar("Tips.tar", file("good.png", "good"), new Item("link.png", "../x", TarConstants.LF_LINK)), "is a link");
        assertRefused(tar("Tips.tar", file("good.png", "good"), new Item("pipe.png", "", TarConstants.LF_FIFO)), "neither file nor folder");
    }

    @Test
    void damageIsTold() throws IOException {
        byte[] whole = Files.readAllBytes(tar("Tips.tar", file("a.png", "a".repeat(5_000)), file("b.png", "b".repeat(5_000))));
        byte[] packed = Files.readAllBytes(tar("Tips.tar.gz", file("a.png", "a".repeat(5_000))));

        assertProblem(Files.write(folder.resolve("Cut.tar"), Arrays.copyOf(whole, 7_000)), "damaged or cut off");
        assertProblem(Files.write(folder.resolve("Cut.tar.gz"), Arrays.copyOf(packed, packed.length / 2)), "damaged or cut off");
        assertProblem(Files.writeString(folder.resolve("Plain.tar.gz"), "not packed at all"), "damaged or cut off");
        assertProblem(tar("Texts.tar", file("a.txt", "a")), "holds no TIFF");
        assertProblem(folder.resolve("None.tar"), "no archive");
    }

    private record Item(String name, String content, byte type) {}

    private static Item file(String name, String content) {
        return new Item(name, content, TarConstants.LF_NORMAL);
    }

    private Path tar(String name, Item... items) throws IOException {
        Path archive = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(archive);
                OutputStream packed = name.endsWith("gz") || name.endsWith("tgz") ? new GZIPOutputStream(file) : file;
                TarArchiveOutputStream tar = new TarArchiveOutputStream(packed, "UTF-8")) {
            for (Item item : items) {
                boolean plain = item.type() == TarConstants.LF_NORMAL;
                var entry = new TarArchiveEntry(item.name(), item.type(), true);
                entry.setName(item.name().contains("\\") ? entry.getName() : item.name());
                byte[] bytes = plain ? item.content().getBytes(StandardCharsets.UTF_8) : new byte[0];
                entry.setSize(bytes.length);
                entry.setLinkName(plain ? "" : item.content());
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }

    private Candidates unpack(Path archive) throws IOException {
        return TarOrigin.unpack(archive, folder.resolve("data"), line -> {});
    }

    private void assertRefused(Path archive, String why) throws IOException {
        assertThatThrownBy(() -> unpack(archive)).isInstanceOf(DatasetProblem.class).hasMessageContaining("is refused")
                .hasMessageContaining(why);
        assertThat(folder.resolve("data/images")).doesNotExist();
        assertThat(folder.resolve("evil.png")).doesNotExist();
    }

    private void assertProblem(Path archive, String what) {
        assertThatThrownBy(() -> unpack(archive)).isInstanceOf(DatasetProblem.class).hasMessageContaining(what);
    }

    private void assertNothingUnfinished() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).noneMatch(name -> name.endsWith(".unfinished"));
        }
    }
}
