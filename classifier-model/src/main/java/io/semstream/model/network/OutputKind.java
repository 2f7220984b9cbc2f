package io.semstream.model.network;

/** What a network gives for each image. */
public enum OutputKind {
    /** {@code [B,D]} features; a linear head makes logits of them. */
    EMBEDDING,
    /** {@code [B,K]} logits. */
    LOGITS,
    /** A pair of both, logits first. */
    LOGITS_AND_EMBEDDING
}
