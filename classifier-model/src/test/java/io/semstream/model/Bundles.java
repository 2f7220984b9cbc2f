package io.semstream.model;

import io.semstream.micrograph.alignment.AlignmentMethod;
import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.Conformal;
import io.semstream.model.calibration.OutOfDomain;
import io.semstream.model.calibration.QualityLimits;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.LinearHead;
import io.semstream.model.network.OutputKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small bundles for tests. */
final class Bundles {
    static final List<String> CATEGORIES = List.of("dark", "bright");

    private Bundles() {}

    /** Goes with {@link FakeNetwork}. */
    static BundleContent fake() {
        return fake(new Conformal(0.9, List.of(0.3, 0.3)), QualityLimits.none());
    }

    static BundleContent fake(Conformal conformal, QualityLimits quality) {
        OutOfDomain domain = new OutOfDomain(new float[][]{{1, 0}, {0, 1}}, 0.2);
        return new BundleContent("fake", "1", CATEGORIES, InputContract.grey(8, 8), OutputKind.LOGITS_AND_EMBEDDING, Path.of("model.pt"),
                Optional.empty(), new Calibration(1, conformal, Optional.of(domain), quality), card());
    }

    /** The same bundle, which also has wires measured beside the label. */
    static BundleContent measuring(BundleContent content, AlignmentMethod method, String... categories) {
        return new BundleContent(content.name(), content.version(), content.categories(), content.input(), content.output(),
                content.model(), content.head(), content.calibration(), content.card(),
                Optional.of(new AlignmentMeasurement(method, List.of(categories))), Optional.empty());
    }

    /** A head on two-dimensional embeddings; the model file is whatever is given. */
    static BundleContent headed(Path model) {
        LinearHead head = new LinearHead(new float[][]{{1, 0}, {0, 1}}, new float[]{0.5f, -0.5f});
        OutOfDomain domain = new OutOfDomain(new float[][]{{1, 0}, {0, 1}}, 0.25);
        Calibration calibration = new Calibration(1.5, new Conformal(0.9, List.of(0.2, 0.3)), Optional.of(domain),
                new QualityLimits(0.1, 0.5, 0.05, 1, 0.01));
        return new BundleContent("headed", "2026.1", CATEGORIES, InputContract.grey(8, 8), OutputKind.EMBEDDING, model, Optional.of(head),
                calibration, card());
    }

    private static BundleCard card() {
        return new BundleCard("# A bundle for tests\n", "Apache-2.0", "0".repeat(64), Map.of("accuracy", 0.5));
    }
}
