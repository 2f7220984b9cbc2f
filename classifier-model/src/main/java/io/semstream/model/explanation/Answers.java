package io.semstream.model.explanation;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.BundleContent;
import io.semstream.model.network.Network;
import io.semstream.model.network.NetworkOutput;
import java.util.List;

/** Logits for prepared frames, the bundle's head included. For one thread at a time. */
final class Answers {
    private final BundleContent bundle;
    private final Network.Session session;

    Answers(BundleContent bundle, Network.Session session) {
        this.bundle = bundle;
        this.session = session;
    }

    List<float[]> logits(List<GrayImage> batch) {
        return session.predict(batch).stream().map(this::logits).toList();
    }

    /** What the network makes of the pooled frame: its embedding where a head comes after it, else its logits. */
    float[] pooled(GrayImage frame) {
        NetworkOutput output = session.predict(List.of(frame)).getFirst();
        return bundle.head().isPresent() ? output.embedding() : output.logits();
    }

    private float[] logits(NetworkOutput output) {
        return bundle.head().map(head -> head.logits(output.embedding())).orElse(output.logits());
    }
}
