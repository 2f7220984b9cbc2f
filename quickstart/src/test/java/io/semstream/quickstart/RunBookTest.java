package io.semstream.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.event.DeadLetter;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RunBookTest {
    private static Outcome failed(String imageId, String reason, String message) {
        return new Outcome.Failed(
                DeadLetter.newBuilder().setImageId(imageId).setStage("classifier-stream").setReason(reason).setMessage(message)
                        .setOccurredAt(Instant.EPOCH).build());
    }

    private final RunBook book = new RunBook(row -> {});

    @Test
    void balanceClosesOnlyWhenEveryFileIsAccountedFor() {
        book.image(Path.of("a.tif"), "aa", false);
        book.image(Path.of("copy of a.tif"), "aa", true);
        book.image(Path.of("b.tif"), "bb", false);
        book.notTaken(Path.of("c.tif"), "UNREADABLE", "no permission");
        assertThat(book.balance().closed()).isFalse();

        book.outcome(failed("aa", "TRUNCATED", "ends early"));
        book.outcome(failed("bb", "EMPTY_FILE", "zero bytes"));

        assertThat(book.balance()).isEqualTo(new Balance(4, 0, 0, 3, 1, 0));
        assertThat(book.balance().closed()).isTrue();
    }

    @Test
    void outcomeMayComeBeforeItsFile() {
        book.outcome(failed("aa", "TRUNCATED", "ends early"));
        book.image(Path.of("a.tif"), "aa", false);
        assertThat(book.rows()).singleElement().satisfies(row -> assertThat(row.settled()).isTrue());
    }

    @Test
    void anImageUnderEmbargoIsAccountedForWithItsCopies() {
        book.image(Path.of("a.tif"), "aa", false);
        book.outcome(new Outcome.Withheld("aa", "a.tif"));
        book.image(Path.of("copy of a.tif"), "aa", true);

        assertThat(book.balance()).isEqualTo(new Balance(2, 0, 0, 0, 1, 1));
        assertThat(book.balance()).hasToString("2 seen = 0 labelled + 0 ambiguous + 0 failed + 1 duplicates + 1 under embargo");
    }

    @Test
    void outcomesOfOtherRunsDoNotCount() {
        book.outcome(failed("zz", "TRUNCATED", "ends early"));
        assertThat(book.balance()).isEqualTo(new Balance(0, 0, 0, 0, 0, 0));
    }
}
