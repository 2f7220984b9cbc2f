package io.semstream.evaluation;

import io.semstream.evaluation.finding.Findings.Mistake;
import io.semstream.evaluation.judging.Subject;
import io.semstream.evaluation.report.Pictures;
import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.MicrographReader;
import io.semstream.micrograph.Thumbnail;
import io.semstream.model.ModelBundle;
import io.semstream.model.explanation.Explainer;
import io.semstream.model.explanation.Explanation;
import io.semstream.model.explanation.ExplanationOutcome.Explained;
import io.semstream.model.explanation.ExplanationRequest;
import io.semstream.model.network.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Shows where in an image the evidence lay for a wrong answer and for the true category. */
final class MistakePictures implements AutoCloseable {
    private static final int EDGE = 280;

    private final MicrographReader reader = new MicrographReader(DecodeLimits.standard());
    private final Explainer explainer;

    MistakePictures(ModelBundle bundle) {
        this.explainer = Bundles.asked(() -> Explainer.open(bundle, Device.AUTO));
    }

    Map<String, Pictures> of(List<Mistake> mistakes, Function<String, Optional<Subject>> subjects) throws IOException {
        Map<String, Pictures> pictures = new HashMap<>();
        for (Mistake mistake : mistakes) {
            Optional<Subject> subject = subjects.apply(mistake.image());
            if (subject.isPresent()) {
                byte[] file = Files.readAllBytes(subject.get().file());
                pictures(file, mistake).ifPresent(found -> pictures.put(mistake.image(), found));
            }
        }
        return pictures;
    }

    private Optional<Pictures> pictures(byte[] file, Mistake mistake) {
        if (reader.read(file) instanceof DecodeOutcome.Decoded decoded
                && explainer.explain(file, request(mistake.answer())) instanceof Explained(Explanation answer)
                && explainer.explain(file, request(mistake.truth())) instanceof Explained(Explanation truth)) {
            byte[] jpeg = Thumbnail.jpeg(decoded.micrograph().specimen(), EDGE);
            return Optional.of(new Pictures(jpeg, answer.png(), truth.png(), answer.method().title()));
        }
        return Optional.empty();
    }

    private static ExplanationRequest request(String category) {
        return new ExplanationRequest(Optional.of(category), Optional.empty(), EDGE);
    }

    @Override
    public void close() {
        explainer.close();
    }
}
