package io.semstream.model;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.network.Network;
import io.semstream.model.network.NetworkOutput;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One long-lived thread with one session of the network. When a batch fails its members are asked about one by one, so that only the culprit is rejected; when
 * the network then fails on an empty frame too, it is the network that is broken and not the images.
 */
final class PredictStage implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(PredictStage.class);

    private final Network network;
    private final BatchQueue queue;
    private final Scoring scoring;
    private final MeasureStage next;
    private final EngineMeters meters;
    private final GrayImage emptyFrame;

    PredictStage(Network network, BatchQueue queue, Scoring scoring, MeasureStage next, EngineMeters meters, GrayImage emptyFrame) {
        this.network = network;
        this.queue = queue;
        this.scoring = scoring;
        this.next = next;
        this.meters = meters;
        this.emptyFrame = emptyFrame;
    }

    /** Until the thread is interrupted. */
    @Override
    public void run() {
        try (Network.Session session = network.open()) {
            while (!Thread.currentThread().isInterrupted()) {
                predict(session, queue.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void predict(Network.Session session, List<ReadyImage> taken) {
        List<ReadyImage> batch = taken.stream().filter(ready -> !ready.task().abandoned()).toList();
        if (batch.isEmpty()) {
            return;
        }
        try {
            answer(session, batch);
        } catch (RuntimeException e) {
            if (batch.size() > 1) {
                log.warn("a batch of {} failed, its images are tried one by one: {}", batch.size(), e.toString());
            }
            batch.forEach(ready -> alone(session, ready));
        } catch (Error e) {
            batch.forEach(ready -> ready.task().answer().completeExceptionally(e));
            throw e;
        }
    }

    private void answer(Network.Session session, List<ReadyImage> batch) {
        long begin = System.nanoTime();
        List<NetworkOutput> outputs = session.predict(batch.stream().map(ready -> ready.image().input()).toList());
        long nanos = System.nanoTime() - begin;
        meters.predicted(batch.size(), nanos);
        for (int i = 0; i < batch.size(); i++) {
            ImageTask task = batch.get(i).task();
            PreparedImage image = batch.get(i).image();
            next.answer(task, image, scoring.outcome(image, task.instrument(), outputs.get(i), task.times(nanos)));
        }
    }

    private void alone(Network.Session session, ReadyImage ready) {
        try {
            answer(session, List.of(ready));
        } catch (RuntimeException e) {
            if (works(session)) {
                log.warn("{}: the network fails on this image: {}", ready.task().imageId(), e.toString());
                ready.task().reject(ClassificationOutcome.PREDICTION_FAILED, "the network fails on this image: " + e.getMessage());
            } else {
                log.error("the network fails on every image, on {}", network.device(), e);
                ready.task().answer().completeExceptionally(e);
            }
        }
    }

    private boolean works(Network.Session session) {
        try {
            return session.predict(List.of(emptyFrame)).getFirst().finite();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
