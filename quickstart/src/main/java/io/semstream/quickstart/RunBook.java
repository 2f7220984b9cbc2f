package io.semstream.quickstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The books of one run: every file seen, the image it is, and what became of it. Safe for use by several threads; its listener is told of each file once, as soon
 * as the file's outcome is known, on the thread that brought the news.
 */
final class RunBook {
    /** What is known of one file: the image it is, or why it never became one. */
    sealed interface Entry {
        record Image(String imageId, boolean duplicate) implements Entry {}

        record NotTaken(String reason, String message) implements Entry {}
    }

    /** One line of the result: a file and, where it has one by now, its outcome. */
    record Row(Path file, Entry entry, Optional<Outcome> outcome) {
        boolean settled() {
            return entry instanceof Entry.NotTaken || outcome.isPresent();
        }
    }

    private final Map<Path, Entry> files = new LinkedHashMap<>();
    private final Map<String, List<Path>> filesOfImage = new HashMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final Set<Path> settled = new HashSet<>();
    private final Consumer<Row> listener;

    RunBook(Consumer<Row> listener) {
        this.listener = listener;
    }

    synchronized void image(Path file, String imageId, boolean duplicate) {
        files.put(file, new Entry.Image(imageId, duplicate));
        filesOfImage.computeIfAbsent(imageId, id -> new ArrayList<>()).add(file);
        tellIfSettled(file);
    }

    synchronized void notTaken(Path file, String reason, String message) {
        files.put(file, new Entry.NotTaken(reason, message));
        tellIfSettled(file);
    }

    /** A label stands over a dead letter of the same image, whichever came first; both over an embargo that was lifted. */
    synchronized void outcome(Outcome outcome) {
        outcomes.merge(outcome.imageId(), outcome,
                (before, now) -> now instanceof Outcome.Labeled || before instanceof Outcome.Withheld ? now : before);
        filesOfImage.getOrDefault(outcome.imageId(), List.of()).forEach(this::tellIfSettled);
    }

    synchronized List<Row> rows() {
        return files.keySet().stream().map(this::row).toList();
    }

    synchronized int seen() {
        return files.size();
    }

    synchronized int settled() {
        return settled.size();
    }

    synchronized Balance balance() {
        int labelled = 0;
        int ambiguous = 0;
        int failed = 0;
        int duplicates = 0;
        int withheld = 0;
        for (Row row : rows()) {
            switch (Standing.of(row)) {
                case LABELLED -> labelled++;
                case AMBIGUOUS -> ambiguous++;
                case FAILED -> failed++;
                case DUPLICATE -> duplicates++;
                case WITHHELD -> withheld++;
                case WAITING -> {
                }
            }
        }
        return new Balance(files.size(), labelled, ambiguous, failed, duplicates, withheld);
    }

    private void tellIfSettled(Path file) {
        Row row = row(file);
        if (row.settled() && settled.add(file)) {
            listener.accept(row);
        }
    }

    private Row row(Path file) {
        Entry entry = files.get(file);
        if (entry == null) {
            throw new IllegalArgumentException("not in the books: " + file);
        }
        Optional<Outcome> outcome = entry instanceof Entry.Image image
                ? Optional.ofNullable(outcomes.get(image.imageId()))
                : Optional.empty();
        return new Row(file, entry, outcome);
    }
}
