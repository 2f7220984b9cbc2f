package io.semstream.labeler.label;

/**
 * The classification that decided a label, by its place in the topic.
 *
 * @param history
 *            identity of the topic the label is announced in; a topic that was made anew knows nothing of labels announced before
 */
public record Source(String history, String topic, int partition, long offset) {
    public Source {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("no such place in a topic: " + topic + "-" + partition + "@" + offset);
        }
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
