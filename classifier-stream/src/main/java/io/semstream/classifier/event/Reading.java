package io.semstream.classifier.event;

import io.semstream.event.ImageIngested;

/** What the bytes of a record turned out to be. */
public sealed interface Reading {

    record Announced(ImageIngested event) implements Reading {}

    /** The record's fault: no event can be made of these bytes. */
    record Unreadable(String message) implements Reading {}
}
