package io.semstream.agent.announce;

import io.semstream.agent.arrival.FileFacts;
import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.handling.Disclosure;
import io.semstream.agent.handling.Handling;
import io.semstream.micrograph.metadata.InstrumentMetadata;

/** An image of which as much as may leave this machine is in the store. */
public record StoredImage(FoundFile file, FileFacts facts, String imageId, StoredObject object, Handling handling,
        InstrumentMetadata metadata) {

    /** Whether more is known than fits an event, and lies in the store beside the image: the vendor's own texts leave with the image's bytes or not at all. */
    public boolean hasRecord() {
        return object.disclosure() == Disclosure.FULL && !metadata.raw().isEmpty();
    }
}
