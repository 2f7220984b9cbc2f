package io.semstream.dataset.report;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.DatasetProblem;
import io.semstream.dataset.Entry;
import io.semstream.dataset.inspection.Findings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** One page that carries everything in itself: numbers, problems, pairs that look the same, and a contact sheet of each category. */
public final class ReportPage {
    private final Path folder;
    private final DatasetFile dataset;
    private final Findings findings;
    private final Clock clock;

    /**
     * @param folder
     *            of the data set, a real path
     */
    public ReportPage(Path folder, DatasetFile dataset, Findings findings, Clock clock) {
        this.folder = folder;
        this.dataset = dataset;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * Written beside its place and moved there.
     *
     * @throws DatasetProblem
     *             when it cannot be written
     */
    public void write(Path file, Consumer<String> progress) {
        Path unfinished = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".unfinished");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
                for (String part : head()) {
                    out.write(part);
                }
                var pictures = new Pictures(folder);
                out.write(new PairsSection(findings, pictures).html());
                new ContactSheets(dataset, pictures).write(out, progress);
                out.write(foot());
            }
            Files.move(unfinished, file.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new DatasetProblem("cannot write " + file + " (" + failed.getMessage() + "); choose another place with --out");
        }
    }

    private List<String> head() {
        String title = Html.text(Optional.ofNullable(folder.getFileName()).map(Path::toString).orElse("data set"));
        return List.of(
                "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\n<title>Data set ",
                title, "</title>\n<style>\n", css(), "</style></head>\n<body><main>\n<h1>Data set ", title, "</h1>\n<p class=\"faint\">",
                DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH).format(clock.instant().atOffset(ZoneOffset.UTC)),
                "</p>\n",
                verdict(), tiles(), new CountsSection(dataset).html(), new ProblemsSection(findings).html());
    }

    private String verdict() {
        long reasons = findings.problems().stream().filter(problem -> problem.kind().prevents()).count();
        if (reasons > 0) {
            return "<div class=\"verdict bad\"><b>Not fit for training yet.</b> " + reasons
                    + " problems must be mended first, marked below.</div>\n";
        }
        return dataset.split().isPresent()
                ? "<div class=\"verdict\"><b>Fit for training.</b> Nothing that prevents it was found.</div>\n"
                : "<div class=\"verdict\"><b>Sound, not split yet.</b> Run <code>semstream dataset split</code> to fix what is learned from and what judges.</div>\n";
    }

    private String tiles() {
        long usable = dataset.images().stream().filter(Entry::isUsable).count();
        long bytes = dataset.images().stream().mapToLong(Entry::bytes).sum();
        return "<div class=\"tiles\">" + tile(number(usable), "usable images") + tile(number(dataset.categories().size()), "categories")
                + tile(number(dataset.images().stream().filter(Entry::isUsable).map(Entry::source).distinct().count()), "sources")
                + tile(number(findings.pairs()), "pairs that look the same")
                + tile(bytes < 1e9
                        ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
                        : String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9), "of files")
                + "</div>\n";
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String tile(String number, String what) {
        return "<div class=\"tile\"><b>" + number + "</b>" + what + "</div>";
    }

    private String foot() {
        return "<h2>Identity</h2>\n<p>Digest of contents, categories, groups and parts:<br><code>" + dataset.digest()
                + "</code></p>\n<p class=\"faint small\">It is the same wherever the files lie and whatever they are called, and stands in every model bundle that was trained on this data set.</p>\n</main></body></html>\n";
    }

    private static String css() {
        try (InputStream in = ReportPage.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
