package io.semstream.quickstart;

import io.semstream.event.ImageLabeled;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One file and its outcome as one line of a table: live with the time and how long it took, or at rest without. */
final class OutcomeLine {
    private static final int NAME_WIDTH = 38;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    static final String HEADING = "%-38s  %-29s  %5s  %s".formatted("file", "label", "score", "not sure because");
    static final String LIVE_HEADING = "%-8s  %6s  ".formatted("time", "after") + HEADING;

    private OutcomeLine() {}

    /** With the time of the outcome and, for a label, how long it took from the moment the instrument closed the file. */
    static String live(RunBook.Row row, Instant now) {
        return time(row.outcome(), now) + of(row);
    }

    static String live(Path file, Outcome outcome, Instant now) {
        return time(Optional.of(outcome), now) + of(file, outcome);
    }

    static String of(RunBook.Row row) {
        return switch (row.entry()) {
            case RunBook.Entry.NotTaken notTaken -> failed(row.file(), notTaken.reason(), notTaken.message());
            case RunBook.Entry.Image image when image.duplicate() ->
                name(row.file()) + "duplicate of image " + image.imageId().substring(0, 12);
            case RunBook.Entry.Image image -> row.outcome().map(outcome -> of(row.file(), outcome)).orElse(name(row.file()) + "waiting");
        };
    }

    private static String of(Path file, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Labeled labeled -> labeled(file, labeled.event());
            case Outcome.Withheld withheld -> name(file) + "under embargo: announced without a pixel";
            case Outcome.Failed failed -> failed(file, failed.event().getReason(), failed.event().getMessage());
        };
    }

    private static String labeled(Path file, ImageLabeled label) {
        return "%s%-29s  %5.2f  %s"
                .formatted(name(file), label.getCategory() + (label.getAmbiguous() ? " ?" : ""), label.getScore(), reasons(label))
                .stripTrailing();
    }

    private static String failed(Path file, String reason, String message) {
        return name(file) + "failed: " + reason + "  " + printable(message);
    }

    private static String time(Optional<Outcome> outcome, Instant now) {
        return switch (outcome.orElse(null)) {
            case Outcome.Labeled labeled ->
                "%s  %6s  ".formatted(CLOCK.format(labeled.event().getLabeledAt()), Console.seconds(age(labeled.event())));
            case Outcome.Failed failed -> "%s  %6s  ".formatted(CLOCK.format(failed.event().getOccurredAt()), "");
            case Outcome.Withheld withheld -> "%s  %6s  ".formatted(CLOCK.format(now), "");
            case null -> "%s  %6s  ".formatted(CLOCK.format(now), "");
        };
    }

    private static Duration age(ImageLabeled label) {
        return Duration.between(label.getClosedAt() == null ? label.getIngestedAt() : label.getClosedAt(), label.getLabeledAt());
    }

    static String reasons(ImageLabeled label) {
        return label.getReasons().stream().map(reason -> switch (reason) {
            case BOUNDARY -> "BOUNDARY " + String.join(" | ", label.getPredictionSet());
            case OUT_OF_DOMAIN, LOW_QUALITY, UNKNOWN -> reason.toString();
        }).collect(Collectors.joining(", "));
    }

    /** Printable and of bounded width, whatever the file is called. */
    private static String name(Path file) {
        String name = printable(String.valueOf(file.getFileName()));
        return "%-38s  ".formatted(
                name.length() <= NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 16) + "…" + name.substring(name.length() - 15));
    }

    private static String printable(String text) {
        return text.codePoints().mapToObj(c -> Character.isISOControl(c) ? "?" : Character.toString(c)).collect(Collectors.joining());
    }
}
