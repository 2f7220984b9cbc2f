package io.semstream.trainer;

import io.semstream.micrograph.AreaResize;
import io.semstream.micrograph.GrayImage;
import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.Conformal;
import io.semstream.model.calibration.OutOfDomain;
import io.semstream.model.calibration.Softmax;
import io.semstream.model.calibration.Temperature;
import io.semstream.model.network.Device;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.LinearHead;
import io.semstream.model.network.Network;
import io.semstream.model.network.NetworkOutput;
import io.semstream.model.network.OutputKind;
import io.semstream.model.network.TorchNetwork;
import io.semstream.trainer.training.Confusion;
import io.semstream.trainer.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Fits what makes answers honest, on the validation images and through the very file that will serve. */
final class NetworkCalibration {
    private static final int BATCH = 8;
    /** Enough to say where a category lies; keeps the embeddings of large data sets out of memory. */
    private static final int REFERENCES_PER_CATEGORY = 200;
    private static final double KNOWN_SHARE = 0.95;

    private final Path model;
    private final InputContract input;
    private final OutputKind output;
    private final Optional<LinearHead> head;
    private final Device device;
    private final Consumer<String> progress;

    NetworkCalibration(Path model, InputContract input, OutputKind output, Optional<LinearHead> head, Device device,
            Consumer<String> progress) {
        this.model = model;
        this.input = input;
        this.output = output;
        this.head = head;
        this.device = device;
        this.progress = progress;
    }

    /** What was fitted, and how well the network does on the images it was fitted on. */
    record Fit(Calibration calibration, Confusion confusion, double meanSetSize, double setCoverage) {}

    Fit fit(TrainingRun.Images images, double coverage) throws IOException {
        try (Network network = TorchNetwork.load(model, input, output, device); Network.Session session = network.open()) {
            List<NetworkOutput> validation = outputs(session, images, images.validation());
            int[] labels = images.validation().stream().mapToInt(index -> images.categories()[index]).toArray();
            float[][] logits = validation.stream().map(NetworkOutput::logits).toArray(float[][]::new);
            double temperature = Temperature.fit(logits, labels);
            double[][] scores = Arrays.stream(logits).map(row -> Softmax.of(row, temperature)).toArray(double[][]::new);
            Conformal conformal = Conformal.fitPerCategory(scores, labels, coverage);
            return judged(new Calibration(temperature, conformal, domain(session, images, validation), HeadTrainer.QUALITY), logits, scores,
                    labels, images.categoryCount());
        }
    }

    /** Absent for a network that has not learned to tell anything: all its embeddings are 0. */
    private Optional<OutOfDomain> domain(Network.Session session, TrainingRun.Images images, List<NetworkOutput> validation)
            throws IOException {
        List<Integer> known = sample(images);
        float[][] references = embeddings(outputs(session, images, known));
        if (Arrays.stream(references).allMatch(NetworkCalibration::isZero)) {
            progress.accept("warning: the network answers every image alike; the bundle cannot tell foreign images");
            return Optional.empty();
        }
        return Optional.of(OutOfDomain.fit(references, known.stream().mapToInt(index -> images.categories()[index]).toArray(),
                embeddings(validation), KNOWN_SHARE));
    }

    private static boolean isZero(float[] embedding) {
        for (float value : embedding) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private static Fit judged(Calibration calibration, float[][] logits, double[][] scores, int[] labels, int categories) {
        Confusion confusion = new Confusion(categories);
        double size = 0;
        double covered = 0;
        for (int i = 0; i < labels.length; i++) {
            confusion.add(labels[i], logits[i]);
            int truth = labels[i];
            int[] set = calibration.conformal().set(scores[i]);
            size += set.length;
            covered += Arrays.stream(set).anyMatch(k -> k == truth) ? 1 : 0;
        }
        return new Fit(calibration, confusion, size / labels.length, covered / labels.length);
    }

    private static float[][] embeddings(List<NetworkOutput> outputs) {
        return outputs.stream().map(NetworkOutput::embedding).toArray(float[][]::new);
    }

    /** Spread evenly over the images of each category. */
    private static List<Integer> sample(TrainingRun.Images images) {
        List<Integer> chosen = new ArrayList<>();
        for (int k = 0; k < images.categoryCount(); k++) {
            int category = k;
            List<Integer> members = images.training().stream().filter(index -> images.categories()[index] == category).toList();
            int count = Math.min(REFERENCES_PER_CATEGORY, members.size());
            for (int i = 0; i < count; i++) {
                chosen.add(members.get((int) ((long) i * members.size() / count)));
            }
        }
        return chosen;
    }

    private List<NetworkOutput> outputs(Network.Session session, TrainingRun.Images images, List<Integer> indices) throws IOException {
        List<NetworkOutput> outputs = new ArrayList<>();
        for (int from = 0; from < indices.size(); from += BATCH) {
            List<GrayImage> batch = new ArrayList<>();
            for (int index : indices.subList(from, Math.min(from + BATCH, indices.size()))) {
                batch.add(AreaResize.to(images.pixels().image(index), input.width(), input.height()));
            }
            session.predict(batch).forEach(result -> outputs.add(withLogits(result)));
        }
        progress.accept("asked the finished network about " + outputs.size() + " images");
        return outputs;
    }

    private NetworkOutput withLogits(NetworkOutput result) {
        return head.map(linear -> new NetworkOutput(linear.logits(result.embedding()), result.embedding())).orElse(result);
    }
}
