package io.semstream.agent.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.semstream.agent.fixture.SteppedClock;
import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.folder.WatchedFolder;
import io.semstream.micrograph.metadata.InstrumentMetadata.Field;
import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.micrograph.metadata.Term;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlingRulesTest {

    @TempDir
    Path root;
    private final HandlingRules rules = rules(Clock.systemUTC());

    @Test
    void theFirstPatternThatFitsTellsSessionAndProject() throws Exception {
        assertThat(rules.of(file("steel/7/a.tif"))).isEqualTo(new Handling(Optional.of("7"), Optional.of("steel"), Disclosure.FULL));
        assertThat(rules.of(file("7/a.tif"))).isEqualTo(new Handling(Optional.of("7"), Optional.empty(), Disclosure.FULL));
        assertThat(rules.of(file("a.tif"))).isEqualTo(new Handling(Optional.empty(), Optional.empty(), Disclosure.FULL));
    }

    @Test
    void theNearestFolderWinsValueByValue() throws Exception {
        write("semstream.yaml", "project: house\nembargo: event-only\n");
        write("steel/7/semstream.yaml", "session: \"the seventh\"\nembargo: thumbnail\n");

        assertThat(rules.of(file("steel/7/deep/a.tif")))
                .isEqualTo(new Handling(Optional.of("the seventh"), Optional.of("house"), Disclosure.THUMBNAIL));
        assertThat(rules.of(file("steel/8/a.tif")))
                .isEqualTo(new Handling(Optional.of("8"), Optional.of("house"), Disclosure.EVENT_ONLY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"embrago: event-only | embrago", "embargo: none | event-only, thumbnail, full",
        "- a | holds no names",
        "a: [ | cannot be read as YAML"})
    void whatCannotBeUnderstoodIsNotGuessed(String text, String hint) throws IOException {
        Path settings = write("steel/semstream.yaml", text + "\n");

        assertThatExceptionOfType(InvalidFolderSettings.class).isThrownBy(() -> rules.of(file("steel/7/a.tif")))
                .withMessageContaining(settings.toString()).withMessageContaining(hint);
        assertThat(rules.lately(file("steel/7/a.tif"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"semstream.yml", "semstream.yaml.txt"})
    void aMisspeltFileIsNotTakenForNone(String name) throws IOException {
        write("steel/" + name, "embargo: event-only\n");

        assertThatExceptionOfType(InvalidFolderSettings.class).isThrownBy(() -> rules.of(file("steel/7/a.tif")))
                .withMessageContaining("rename it to semstream.yaml");
    }

    @Test
    void anEmptyFileIsNotTakenForNone() throws IOException {
        write("steel/semstream.yaml", "");

        assertThatExceptionOfType(InvalidFolderSettings.class).isThrownBy(() -> rules.of(file("steel/7/a.tif")))
                .withMessageContaining("is empty");
    }

    @Test
    void whatIsBeingWrittenIsWaitedFor() throws Exception {
        Path settings = write("steel/semstream.yaml", "session: seventh\n");
        Files.setLastModifiedTime(settings, FileTime.from(Instant.now()));

        assertThatExceptionOfType(InvalidFolderSettings.class).isThrownBy(() -> rules.of(file("steel/7/a.tif")))
                .satisfies(unclear -> assertThat(unclear.isPassing()).isTrue());
    }

    @Test
    void notepadsMarkDoesNotHurt() throws Exception {
        write("steel/7/semstream.yaml", "\uFEFFembargo: event-only\r\n");

        assertThat(rules.of(file("steel/7/a.tif")).disclosure()).isEqualTo(Disclosure.EVENT_ONLY);
    }

    @Test
    void theInstrumentTellsWhatThePlaceDoesNot() throws Exception {
        InstrumentMetadata written = new InstrumentMetadata(List.of(Field.text(Term.OPERATOR, "ada", "FEI User")), List.of(), List.of());
        HandlingRules byOperator = new HandlingRules(
                new HandlingConfig(List.of(), Disclosure.FULL, Optional.empty(), Optional.of(Term.OPERATOR)), Clock.systemUTC());
        write("steel/semstream.yaml", "project: steel\n");

        assertThat(byOperator.completed(byOperator.of(file("a.tif")), written).project()).contains("ada");
        assertThat(byOperator.completed(byOperator.of(file("steel/a.tif")), written).project()).contains("steel");
    }

    @Test
    void whoeverAsksAboutManyFilesHearsOfAChangeSecondsLater() throws Exception {
        SteppedClock clock = new SteppedClock();
        HandlingRules remembering = rules(clock);
        assertThat(remembering.lately(file("a.tif"))).map(Handling::disclosure).contains(Disclosure.FULL);

        write("semstream.yaml", "embargo: event-only\n");
        clock.forward(Duration.ofSeconds(1));

        assertThat(remembering.of(file("a.tif")).disclosure()).isEqualTo(Disclosure.EVENT_ONLY);
        clock.forward(Duration.ofSeconds(3));
        assertThat(remembering.lately(file("a.tif"))).map(Handling::disclosure).contains(Disclosure.EVENT_ONLY);
    }

    private static HandlingRules rules(Clock clock) {
        List<PathPattern> patterns = List.of(PathPattern.parse("{project}/{session}/**"), PathPattern.parse("{session}/**"));
        return new HandlingRules(new HandlingConfig(patterns, Disclosure.FULL, Optional.empty(), Optional.empty()), clock);
    }

    private FoundFile file(String name) {
        return FoundFile.of(new WatchedFolder(root, "SEM 1"), root.resolve(name));
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-02T10:00:00Z")));
    }
}
