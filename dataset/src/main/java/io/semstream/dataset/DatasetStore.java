package io.semstream.dataset;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Reads and writes {@code dataset.json}. Written beside its place and moved there, so that it is whole, the former one, or not there. */
public final class DatasetStore {
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DatasetStore() {}

    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(DatasetFile.NAME));
    }

    /**
     * @throws DatasetProblem
     *             when there is none, or it is not one
     */
    public static DatasetFile read(Path folder) {
        Path file = folder.resolve(DatasetFile.NAME);
        if (!Files.isRegularFile(file)) {
            throw new DatasetProblem("no " + DatasetFile.NAME + " in " + folder + "; make one with: semstream dataset import");
        }
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            int format = json.path("format").asInt();
            if (format != DatasetFile.FORMAT) {
                throw new DatasetProblem(file + " has format " + json.path("format") + ", this semstream reads format " + DatasetFile.FORMAT
                        + "; import the data set again, or use the semstream that wrote it");
            }
            return JSON.treeToValue(json, DatasetFile.class);
        } catch (JacksonException damaged) {
            throw new DatasetProblem(file + " is damaged: " + reason(damaged) + "; import the data set again");
        } catch (IOException unreadable) {
            throw new DatasetProblem("cannot read " + file + " (" + unreadable.getMessage() + ")");
        }
    }

    private static String reason(JacksonException damaged) {
        return String.valueOf(damaged.getMessage()).lines().map(String::strip).reduce((first, next) -> first + " " + next).orElse("");
    }

    /**
     * @throws DatasetProblem
     *             when the disk is full or the folder may not be written
     */
    public static void write(Path folder, DatasetFile dataset) {
        Path file = folder.resolve(DatasetFile.NAME);
        Path unfinished = folder.resolve("." + DatasetFile.NAME + ".unfinished");
        try {
            Files.createDirectories(folder);
            writeDurably(unfinished, dataset);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            remove(unfinished);
            throw new DatasetProblem("cannot write " + file + " (" + failed.getMessage() + "); what was there before is untouched");
        }
    }

    /** Else a power cut may leave the new name with none of the bytes. */
    private static void writeDurably(Path file, DatasetFile dataset) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            JSON.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(Channels.newOutputStream(channel), dataset);
            channel.force(true);
        }
    }

    /** On a full disk its room is wanted; where it cannot be removed the next writing overwrites it. */
    private static void remove(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException stays) {
            // told with what went wrong before
        }
    }
}
