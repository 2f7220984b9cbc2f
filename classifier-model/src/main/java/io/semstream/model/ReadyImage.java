package io.semstream.model;

/** An image that waits for the network. */
record ReadyImage(ImageTask task, PreparedImage image) {}
