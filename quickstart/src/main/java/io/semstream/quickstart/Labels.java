package io.semstream.quickstart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.semstream.event.ImageLabeled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The result of a run as a table for other programs: one line a file, in CSV (RFC 4180) or JSON. */
final class Labels {
    private static final List<String> COLUMNS = List.of("file", "status", "category", "score", "reasons", "prediction_set", "image_id",
            "model",
            "failure", "message");

    private Labels() {}

    /** Found out before the work, not after it. */
    static void requireWritable(Path output) {
        Path folder = output.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(output)) {
            throw new UserMistake("cannot write " + output + "; choose another file with --output FILE");
        }
    }

    /** Written beside its place and moved there, so that a table is whole or not there. */
    static void write(Path output, Path folder, List<RunBook.Row> rows) throws IOException {
        String table = COLUMNS.stream().collect(Collectors.joining(",", "", "\n"))
                + rows.stream().map(row -> csv(fields(folder, row))).collect(Collectors.joining());
        Path target = output.toAbsolutePath();
        Path temporary = Files.createTempFile(target.getParent(), ".labels", ".csv");
        Files.writeString(temporary, table);
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }

    static String json(Path folder, RunBook.Row row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        fields(folder, row).forEach((name, value) -> {
            switch (value) {
                case Double number -> json.put(name, number);
                case List<?> list -> list.forEach(json.withArray(name)::addPOJO);
                default -> json.put(name, value.toString());
            }
        });
        return json.toString();
    }

    /** Only what is known; in the order of the columns. */
    private static Map<String, Object> fields(Path folder, RunBook.Row row) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", folder.relativize(row.file()).toString());
        fields.put("status", Standing.of(row).name().toLowerCase(Locale.ROOT));
        switch (row.entry()) {
            case RunBook.Entry.Image image -> fields.put("image_id", image.imageId());
            case RunBook.Entry.NotTaken notTaken -> {
                fields.put("failure", notTaken.reason());
                fields.put("message", notTaken.message());
            }
        }
        row.outcome().ifPresent(outcome -> {
            switch (outcome) {
                case Outcome.Labeled labeled -> describe(labeled.event(), fields);
                case Outcome.Withheld withheld -> fields.put("message", "under embargo: announced without a pixel");
                case Outcome.Failed failed -> {
                    fields.put("failure", failed.event().getReason());
                    fields.put("message", failed.event().getMessage());
                }
            }
        });
        return fields;
    }

    private static void describe(ImageLabeled label, Map<String, Object> fields) {
        fields.put("category", label.getCategory());
        fields.put("score", Math.round(label.getScore() * 10_000) / 10_000.0);
        fields.put("reasons", label.getReasons().stream().map(Enum::name).toList());
        fields.put("prediction_set", label.getPredictionSet());
        if (label.getModel() != null) {
            fields.put("model", label.getModel().getName() + ":" + label.getModel().getVersion());
        }
    }

    private static String csv(Map<String, Object> fields) {
        return COLUMNS.stream().map(column -> fields.getOrDefault(column, "")).map(Labels::cell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(Object value) {
        String text = value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining("|"))
                : value.toString();
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
