package io.semstream.agent.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.agent.arrival.FileFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownFilesTest {

    private static final Path FILE = Path.of("/data/a.tif");
    private static final FileFacts FACTS = facts(7, 1);

    private final KnownFiles known = new KnownFiles();

    @Test
    void knowsAFileInOneVersion() {
        known.add(FILE, FACTS, known.moment());

        assertThat(known.contains(FILE, FACTS)).isTrue();
        assertThat(known.contains(FILE, facts(8, 1))).isFalse();
        assertThat(known.contains(FILE, facts(7, 2))).isFalse();
        assertThat(known.contains(Path.of("/data/b.tif"), FACTS)).isFalse();
    }

    @Test
    void aNewerVersionTakesThePlaceOfTheOlder() {
        known.add(FILE, FACTS, known.moment());
        known.add(FILE, facts(8, 2), known.moment());

        assertThat(known.contains(FILE, facts(8, 2))).isTrue();
        assertThat(known.contains(FILE, FACTS)).as("the older bytes came back").isFalse();
    }

    @Test
    void forgetsUntilItIsToldAgain() {
        known.add(FILE, FACTS, known.moment());
        known.forget(FILE);
        assertThat(known.contains(FILE, FACTS)).isFalse();

        known.add(FILE, FACTS, known.moment());
        assertThat(known.contains(FILE, FACTS)).isTrue();
    }

    @Test
    void anAnswerFromBeforeSomethingWasForgottenIsNotBelieved() {
        long asked = known.moment();
        known.forget(FILE);

        known.add(FILE, FACTS, asked);

        assertThat(known.contains(FILE, FACTS)).isFalse();
    }

    @Test
    void holdsHundredsOfThousandsAndBeyondItsBoundBeginsAnew() {
        IntStream.range(0, 400_000).forEach(this::add);
        assertThat(IntStream.range(0, 400_000)).allMatch(this::contains);
        assertThat(IntStream.range(400_000, 500_000)).noneMatch(this::contains);

        IntStream.range(400_000, 600_000).forEach(this::add);
        assertThat(contains(0)).isFalse();
        assertThat(contains(599_999)).isTrue();
    }

    private void add(int number) {
        known.add(file(number), FACTS, known.moment());
    }

    private boolean contains(int number) {
        return known.contains(file(number), FACTS);
    }

    private static Path file(int number) {
        return Path.of("/data/session " + number % 100 + "/" + number + ".tif");
    }

    private static FileFacts facts(long size, long second) {
        return new FileFacts(size, Instant.ofEpochSecond(second));
    }
}
