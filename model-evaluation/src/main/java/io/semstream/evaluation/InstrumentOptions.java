package io.semstream.evaluation;

import io.semstream.evaluation.judging.InstrumentNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a command learns which instrument took an image. */
final class InstrumentOptions {
    /** Where the name comes from. */
    enum By {
        METADATA, SOURCE, NONE
    }

    @Option(names = "--instrument-by", paramLabel = "HOW", description = "which instrument took an image: METADATA (vendor and model as the file tells), SOURCE (the data set's source) or NONE")
    private Optional<By> by = Optional.empty();

    @Option(names = "--instruments", paramLabel = "FILE", description = "CSV with the columns file,instrument (names as in the agents' settings); a file is a path below the data set's folder or a name")
    private Optional<Path> table = Optional.empty();

    InstrumentNames names(By otherwise) throws IOException {
        if (table.isPresent()) {
            return InstrumentNames.listed(read(table.get()));
        }
        return switch (by.orElse(otherwise)) {
            case METADATA -> InstrumentNames.byMetadata();
            case SOURCE -> InstrumentNames.bySource();
            case NONE -> InstrumentNames.none();
        };
    }

    private static Map<String, String> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new EvaluationProblem("--instruments " + file + ": no such file");
        }
        Map<String, String> names = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int comma = line.lastIndexOf(',');
            if (comma < 1 && !line.isEmpty()) {
                throw new EvaluationProblem("--instruments " + file + ", line " + (i + 1) + ": \"" + line + "\" is not file,instrument");
            }
            if (comma > 0) {
                names.put(line.substring(0, comma).strip().replace('\\', '/'), line.substring(comma + 1).strip());
            }
        }
        return names;
    }
}
