package io.semstream.agent.announce;

import io.semstream.agent.arrival.FileFacts;
import io.semstream.agent.folder.FoundFile;
import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.objectstore.ObjectKey;

/** An image whose bytes are in the store. */
public record StoredImage(FoundFile file, FileFacts facts, String imageId, ObjectKey key, String contentType,
        InstrumentMetadata metadata) {

    /** Whether more is known than fits an event, and lies in the store beside the image. */
    public boolean hasRecord() {
        return !metadata.raw().isEmpty();
    }
}
