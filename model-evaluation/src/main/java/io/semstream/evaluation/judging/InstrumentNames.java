package io.semstream.evaluation.judging;

import io.semstream.micrograph.MetadataReader;
import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.micrograph.metadata.Term;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells which instrument took an image. */
@FunctionalInterface
public interface InstrumentNames {

    /**
     * @param name
     *            path of the image below the data set's folder, with slashes
     */
    Optional<String> of(Path file, String name, String source);

    /** Nobody knows. */
    static InstrumentNames none() {
        return (file, name, source) -> Optional.empty();
    }

    /** The data set's sources are instruments. */
    static InstrumentNames bySource() {
        return (file, name, source) -> Optional.of(source);
    }

    /** Vendor and model as the file tells them. */
    static InstrumentNames byMetadata() {
        return (file, name, source) -> model(file);
    }

    /** As a table says, by path below the data set's folder or by the file's name alone. */
    static InstrumentNames listed(Map<String, String> table) {
        return (file, name, source) -> Optional.ofNullable(table.get(name))
                .or(() -> Optional.ofNullable(table.get(String.valueOf(file.getFileName()))));
    }

    private static Optional<String> model(Path file) {
        try {
            InstrumentMetadata metadata = MetadataReader.read(file, List.of());
            Optional<String> model = metadata.text(Term.INSTRUMENT_MODEL);
            Optional<String> vendor = metadata.text(Term.INSTRUMENT_VENDOR);
            return model.map(found -> vendor.filter(maker -> !found.contains(maker)).map(maker -> maker + " " + found).orElse(found))
                    .or(() -> vendor);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
