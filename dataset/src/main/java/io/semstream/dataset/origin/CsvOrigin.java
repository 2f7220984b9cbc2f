package io.semstream.dataset.origin;

import io.semstream.dataset.DatasetProblem;
import io.semstream.dataset.SourceName;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A table (RFC 4180, UTF-8, with a header): {@code path} and {@code category}, and where known {@code source}, {@code group}, {@code sample} and
 * {@code session}. Paths are relative to the table's folder. Semicolons do for commas.
 */
public final class CsvOrigin {
    private static final int MOST_TOLD = 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path table;
    private final List<String> faults = new ArrayList<>();

    private CsvOrigin(Path table) {
        this.table = table;
    }

    /**
     * @throws DatasetProblem
     *             naming the lines that cannot be used; nothing is taken then
     */
    public static Candidates list(Path table) throws IOException {
        return new CsvOrigin(table.toAbsolutePath().normalize()).list();
    }

    private Candidates list() throws IOException {
        String text = text();
        List<Candidate> images = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format(text))) {
            requireColumns(parser.getHeaderNames());
            for (CSVRecord row : parser) {
                image(row, parser.getCurrentLineNumber()).ifPresent(images::add);
            }
        } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException malformed) {
            throw new DatasetProblem(table + " is not a table as RFC 4180 describes: " + malformed.getMessage());
        }
        if (!faults.isEmpty()) {
            throw new DatasetProblem(told());
        }
        if (images.isEmpty()) {
            throw new DatasetProblem(table + " has a header and no images");
        }
        var categories = new TreeSet<String>();
        images.forEach(image -> categories.add(image.category()));
        return new Candidates(List.copyOf(categories), images, List.of());
    }

    private String text() {
        try {
            String text = Files.readString(table, StandardCharsets.UTF_8);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (NoSuchFileException missing) {
            throw new DatasetProblem("no table " + table);
        } catch (CharacterCodingException foreign) {
            throw new DatasetProblem(table + " is not UTF-8; save it as \"CSV UTF-8\"");
        } catch (IOException unreadable) {
            throw new DatasetProblem("cannot read " + table + " (" + unreadable.getMessage() + ")");
        }
    }

    private static CSVFormat format(String text) {
        String header = text.lines().findFirst().orElse("");
        char delimiter = header.contains(",") || !header.contains(";") ? ',' : ';';
        return CSVFormat.RFC4180.builder().setDelimiter(delimiter).setHeader().setSkipHeaderRecord(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW).setIgnoreHeaderCase(true)
                .setIgnoreEmptyLines(true).setTrim(true).get();
    }

    private void requireColumns(List<String> header) {
        for (String column : List.of("path", "category")) {
            if (header.stream().noneMatch(column::equalsIgnoreCase)) {
                throw new DatasetProblem(
                        table + " has no column \"" + column + "\" in its first line, which is: " + String.join(", ", header)
                                + "; expected path,category and optionally source,group,sample,session");
            }
        }
    }

    private Optional<Candidate> image(CSVRecord row, long line) {
        Optional<String> path = cell(row, "path");
        Optional<String> category = cell(row, "category");
        if (!row.isConsistent() || path.isEmpty() || category.isEmpty()) {
            return fault(line,
                    row.isConsistent() ? "no " + (path.isEmpty() ? "path" : "category") : row.size() + " columns, not as the header");
        }
        Optional<Path> file = file(path.get());
        if (file.isEmpty()) {
            return fault(line, "no file " + path.get());
        }
        return Optional.of(new Candidate(file.get(), category.get(), cell(row, "source").orElseGet(() -> SourceName.of(file.get())),
                cell(row, "sample"), cell(row, "session"), cell(row, "group")));
    }

    private Optional<Path> file(String path) {
        try {
            return Optional.of(table.resolveSibling(path).normalize()).filter(Files::isRegularFile);
        } catch (InvalidPathException foreign) {
            return Optional.empty();
        }
    }

    private static Optional<String> cell(CSVRecord row, String column) {
        return row.isSet(column) ? Optional.of(row.get(column).strip()).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    private Optional<Candidate> fault(long line, String what) {
        faults.add("line " + line + ": " + what);
        return Optional.empty();
    }

    private String told() {
        String more = faults.size() > MOST_TOLD ? "\n  and " + (faults.size() - MOST_TOLD) + " more" : "";
        return table + " cannot be used, " + faults.size() + " of its lines must be mended; paths are relative to the table's folder:\n  "
                + String.join("\n  ", faults.subList(0, Math.min(MOST_TOLD, faults.size()))) + more;
    }
}
