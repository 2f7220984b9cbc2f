package io.semstream.dataset.origin;

import io.semstream.dataset.ContentHash;
import io.semstream.dataset.DatasetProblem;
import io.semstream.dataset.Pace;
import io.semstream.event.Disclosure;
import io.semstream.event.ImageIngested;
import io.semstream.objectstore.MinioObjectStore;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ObjectStoreConfig;
import io.semstream.objectstore.ObjectStoreException;
import io.semstream.runtime.KafkaConnection;
import io.semstream.runtime.ServiceMain;
import io.semstream.runtime.config.Key;
import io.semstream.runtime.config.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The images people have reviewed, with what they said last; their bytes come from the object store into the data set's folder, named by their hash. */
public final class ReviewOrigin {
    private static final long MOST_BYTES = 256L << 20;

    private final ObjectStore store;
    private final Stored stored;
    private final Map<String, Integer> passedOver = new TreeMap<>();

    private ReviewOrigin(ObjectStore store, Path dataset) {
        this.store = store;
        this.stored = new Stored(dataset);
    }

    /**
     * @param arguments
     *            {@code --config FILE} and {@code --set NAME=VALUE}, as a service takes them
     * @throws DatasetProblem
     *             when broker, registry or store cannot be asked, or nobody has reviewed an image
     */
    public static Candidates fetch(List<String> arguments, Path dataset, Consumer<String> progress) throws IOException {
        List<Key<?>> keys = Stream.of(KafkaConnection.keys(), ObjectStoreConfig.keys()).<Key<?>>flatMap(List::stream).toList();
        Settings settings = ServiceMain.settings(keys, arguments);
        var topics = new Topics(KafkaConnection.from(settings).properties());
        ReviewedLabels labels = topics.fold();
        try (ObjectStore store = MinioObjectStore.open(ObjectStoreConfig.from(settings))) {
            return new ReviewOrigin(store, dataset).fetch(labels, topics.unreadable(), progress);
        } catch (ObjectStoreException.Unavailable | ObjectStoreException.Refused away) {
            throw new DatasetProblem(String.valueOf(away.getMessage()));
        }
    }

    private Candidates fetch(ReviewedLabels labels, int unreadable, Consumer<String> progress) throws IOException {
        Map<String, ReviewedLabels.Reviewed> reviewed = labels.reviewed();
        passedOver.putAll(labels.passedOver());
        if (unreadable > 0) {
            passedOver.put("records that could not be read", unreadable);
        }
        if (reviewed.isEmpty()) {
            throw new DatasetProblem("nobody has given an image a category on sem.label.reviewed yet"
                    + String.join("", notes().stream().map(note -> "; " + note).toList()));
        }
        var pace = new Pace("fetched", "images", reviewed.size(), progress);
        List<Candidate> images = new ArrayList<>();
        for (var image : reviewed.entrySet()) {
            fetch(image.getKey(), image.getValue()).ifPresent(images::add);
            pace.step();
        }
        var categories = new TreeSet<String>();
        images.forEach(image -> categories.add(image.category()));
        return new Candidates(List.copyOf(categories), images, notes());
    }

    private List<String> notes() {
        return passedOver.entrySet().stream().map(reason -> reason.getValue() + " images: " + reason.getKey()).toList();
    }

    private Optional<Candidate> fetch(String imageId, ReviewedLabels.Reviewed reviewed) throws IOException {
        ImageIngested image = reviewed.image();
        if (image.getDisclosure() != Disclosure.FULL) {
            return passOver("under embargo, not in the store");
        }
        try {
            byte[] bytes = store.get(new ObjectKey(image.getObject().getKey()), MOST_BYTES);
            return ContentHash.of(bytes).equals(imageId)
                    ? Optional.of(candidate(imageId, reviewed, bytes))
                    : passOver("other bytes in the store than announced");
        } catch (ObjectStoreException.ObjectMissing missing) {
            return passOver("no longer in the store");
        } catch (ObjectStoreException.TooLarge large) {
            return passOver("larger than an image may be");
        }
    }

    private Candidate candidate(String imageId, ReviewedLabels.Reviewed reviewed, byte[] bytes) throws IOException {
        ImageIngested image = reviewed.image();
        String key = image.getObject().getKey();
        Path file = stored.put("", imageId + extension(key), new ByteArrayInputStream(bytes));
        Optional<String> session = Optional.ofNullable(image.getSession());
        String source = Optional.ofNullable(image.getProject()).or(() -> session).orElse(imageId);
        return new Candidate(file, reviewed.category(), source, Optional.empty(), session, Optional.empty());
    }

    private static String extension(String key) {
        int dot = key.lastIndexOf('.');
        return dot > key.lastIndexOf('/') ? key.substring(dot) : "";
    }

    private Optional<Candidate> passOver(String why) {
        passedOver.merge(why, 1, Integer::sum);
        return Optional.empty();
    }
}
