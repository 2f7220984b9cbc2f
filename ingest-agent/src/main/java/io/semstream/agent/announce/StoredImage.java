package io.semstream.agent.announce;

import io.semstream.agent.arrival.FileFacts;
import io.semstream.agent.folder.FoundFile;
import io.semstream.micrograph.InstrumentMetadata;
import io.semstream.objectstore.ObjectKey;

/** An image whose bytes are in the store. */
public record StoredImage(FoundFile file, FileFacts facts, String imageId, ObjectKey key, String contentType,
        InstrumentMetadata metadata) {}
