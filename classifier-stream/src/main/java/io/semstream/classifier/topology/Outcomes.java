package io.semstream.classifier.topology;

import io.semstream.classifier.event.Origin;
import io.semstream.classifier.event.Reading;
import io.semstream.classifier.image.Finding;
import io.semstream.classifier.prefetch.Prefetched;
import io.semstream.event.DeadLetter;
import io.semstream.event.ImageIngested;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.TaskMigratedException;

/** Joins a record with the work that was begun for it, waiting for it within the budget, and says what is published. */
final class Outcomes {

    private final Workplace workplace;

    Outcomes(Workplace workplace) {
        this.workplace = workplace;
    }

    /**
     * @return empty when there is nothing to say about the image
     * @throws TaskMigratedException
     *             when there is no finding in time: Streams drops the transaction and begins again at the last commit, with this
     *             record and without losing the thread. (A TaskCorruptedException would commit the transaction, with what the task
     *             has written but not what it has read.)
     */
    Optional<Outcome> of(Origin origin) {
        Optional<Prefetched> begun = take(origin);
        workplace.meters().prefetched(begun.isPresent());
        return begun.map(work -> published(origin, work)).orElseGet(() -> unannounced(origin));
    }

    private Optional<Prefetched> take(Origin origin) {
        return workplace.prefetch().take(partition(origin), origin.offset(), origin.value());
    }

    private Optional<Outcome> unannounced(Origin origin) {
        return switch (workplace.reader().read(origin.value())) {
            case Reading.Announced(ImageIngested event) -> published(origin, beginNow(origin, event));
            case Reading.Unreadable(String message) -> Optional.of(dead(origin, workplace.deadLetters().unreadable(origin, message)));
        };
    }

    private Prefetched beginNow(Origin origin, ImageIngested event) {
        workplace.prefetch().add(partition(origin), origin.offset(), origin.value(), event);
        return take(origin).orElseThrow();
    }

    private Optional<Outcome> published(Origin origin, Prefetched work) {
        ImageIngested event = work.event();
        return switch (finding(origin, work)) {
            case Finding.Classified found -> Optional.of(classified(origin, event, found));
            case Finding.Rejected(String reason, String message) ->
                Optional.of(dead(origin, workplace.deadLetters().rejected(origin, event, reason, message)));
            case Finding.Withheld withheld -> {
                workplace.meters().withheld();
                yield Optional.empty();
            }
        };
    }

    private Outcome classified(Origin origin, ImageIngested event, Finding.Classified found) {
        if (workplace.oversized().contains(event.getImageId())) {
            return tooLarge(origin, event.getImageId());
        }
        workplace.meters().classified(found.classification().times());
        return new Outcome(ClassifierTopology.CLASSIFIED, event.getImageId(), workplace.classified().of(event, found));
    }

    private Outcome dead(Origin origin, DeadLetter letter) {
        return workplace.oversized().contains(letter.getImageId()) ? tooLarge(origin, letter.getImageId()) : letter(letter);
    }

    private Outcome tooLarge(Origin origin, String imageId) {
        return letter(workplace.deadLetters().tooLarge(origin, imageId));
    }

    private Outcome letter(DeadLetter letter) {
        workplace.meters().rejected(letter.getReason());
        return new Outcome(ClassifierTopology.DEAD_LETTERS, letter.getImageId(), letter);
    }

    private Finding finding(Origin origin, Prefetched work) {
        try {
            return work.finding().get(workplace.budget().remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw again(origin, "no finding yet");
        } catch (CancellationException stopped) {
            throw again(origin, "stopping");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw again(origin, "interrupted");
        } catch (ExecutionException broken) {
            throw new IllegalStateException("no finding for image " + work.event().getImageId() + " at " + origin, broken.getCause());
        }
    }

    private TaskMigratedException again(Origin origin, String why) {
        workplace.budget().newRound();
        return new TaskMigratedException("image at " + origin + " has to be asked for again, " + why);
    }

    private static TopicPartition partition(Origin origin) {
        return new TopicPartition(origin.topic(), origin.partition());
    }
}
