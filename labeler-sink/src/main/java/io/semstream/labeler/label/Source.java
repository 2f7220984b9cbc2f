package io.semstream.labeler.label;

/** The classification that decided a label, by its place in the topic. */
public record Source(String topic, int partition, long offset) {
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
