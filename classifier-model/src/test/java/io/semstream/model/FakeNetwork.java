package io.semstream.model;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.network.Network;
import io.semstream.model.network.NetworkOutput;
import io.semstream.model.network.PredictionException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows two categories, "dark" and "bright", by the mean of the frame; some grey levels make it misbehave. */
final class FakeNetwork implements Network {
    static final int THROWS = 10;
    static final int NOT_A_NUMBER = 20;

    final List<Integer> batches = new CopyOnWriteArrayList<>();
    final AtomicInteger openSessions = new AtomicInteger();
    final AtomicBoolean closed = new AtomicBoolean();
    final AtomicBoolean broken = new AtomicBoolean();
    private final Gate gate;

    FakeNetwork() {
        this(Gate.open());
    }

    /** Every prediction goes through the gate. */
    FakeNetwork(Gate gate) {
        this.gate = gate;
    }

    @Override
    public Session open() {
        openSessions.incrementAndGet();
        return new FakeSession();
    }

    @Override
    public String device() {
        return "fake";
    }

    @Override
    public void close() {
        closed.set(true);
    }

    private final class FakeSession implements Session {
        @Override
        public List<NetworkOutput> predict(List<GrayImage> batch) {
            batches.add(batch.size());
            gate.pass();
            if (broken.get() || batch.stream().anyMatch(image -> image.at(0, 0) == THROWS)) {
                throw new PredictionException("out of luck");
            }
            return batch.stream().map(image -> output(image.at(0, 0))).toList();
        }

        @Override
        public void close() {
            openSessions.decrementAndGet();
        }
    }

    private static NetworkOutput output(int level) {
        float light = level == NOT_A_NUMBER ? Float.NaN : level / 255f;
        return new NetworkOutput(new float[]{10 * (1 - light), 10 * light}, new float[]{1 - light, light});
    }
}
