package io.semstream.schemas.topic;

import io.semstream.event.AgentStatus;
import io.semstream.event.DeadLetter;
import io.semstream.event.ImageClassified;
import io.semstream.event.ImageIngested;
import io.semstream.event.ImageLabeled;
import io.semstream.event.LabelReviewed;
import io.semstream.event.ModelPromoted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every topic there is. A topic exists because it stands here; provisioning, compose and Kubernetes follow. */
public final class TopicCatalogue {

    private static final Optional<Duration> FOR_EVER = Optional.empty();
    private static final String IMAGE_ID = "image id";

    public static final Topic<ImageIngested> IMAGE_INGESTED = new Topic<>("sem.image.ingested", ImageIngested.class, 6,
            Cleanup.COMPACT, FOR_EVER, IMAGE_ID, "images that lie in the object store; the whole history stays replayable", true);

    public static final Topic<ImageClassified> IMAGE_CLASSIFIED = new Topic<>("sem.image.classified",
            ImageClassified.class, 6, Cleanup.DELETE, FOR_EVER, IMAGE_ID, "what a model said about an image, and why");

    public static final Topic<ImageLabeled> IMAGE_LABELED = new Topic<>("sem.image.labeled", ImageLabeled.class, 6,
            Cleanup.COMPACT, FOR_EVER, IMAGE_ID, "the current label of every image");

    public static final Topic<LabelReviewed> LABEL_REVIEWED = new Topic<>("sem.label.reviewed", LabelReviewed.class, 6,
            Cleanup.DELETE, FOR_EVER, IMAGE_ID, "what people think of a label");

    public static final Topic<ModelPromoted> MODEL_PROMOTED = new Topic<>("sem.model.promoted", ModelPromoted.class, 1,
            Cleanup.COMPACT, FOR_EVER, "model role", "which model bundle plays which role");

    public static final Topic<AgentStatus> AGENT_STATUS = new Topic<>("sem.agent.status", AgentStatus.class, 1,
            Cleanup.COMPACT_AND_DELETE, Optional.of(Duration.ofDays(7)), "agent id",
            "how the agents are doing", true);

    public static final Topic<DeadLetter> DEAD_LETTER = new Topic<>("sem.dead-letter", DeadLetter.class, 3,
            Cleanup.DELETE, Optional.of(Duration.ofDays(90)), IMAGE_ID, "what could not go on, with its reason", true);

    private static final List<Topic<?>> ALL = List.of(IMAGE_INGESTED, IMAGE_CLASSIFIED, IMAGE_LABELED, LABEL_REVIEWED,
            MODEL_PROMOTED, AGENT_STATUS, DEAD_LETTER);

    private TopicCatalogue() {}

    /** All topics, in the order of the flow. */
    public static List<Topic<?>> all() {
        return ALL;
    }

    /** The topic of that full name. */
    public static Optional<Topic<?>> named(String name) {
        return ALL.stream().<Topic<?>>map(topic -> topic).filter(topic -> topic.name().equals(name)).findFirst();
    }
}
