package io.semstream.model.explanation;

import io.semstream.micrograph.DecodeFailure;
import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.Micrograph;
import io.semstream.micrograph.MicrographReader;
import io.semstream.micrograph.ModelInput;
import io.semstream.model.BundleContent;
import io.semstream.model.ModelBundle;
import io.semstream.model.calibration.Softmax;
import io.semstream.model.network.Device;
import io.semstream.model.network.FeatureMaps;
import io.semstream.model.network.Network;
import io.semstream.model.network.PredictionException;
import io.semstream.model.network.TorchNetwork;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows where in an image a bundle's network sees a category: by class activation where the network ends in a global average pooling that can be looked behind,
 * else by occlusion. Thread-safe, one image at a time; an occlusion asks the network 226 times, so it takes about a second or more on a processor.
 */
public final class Explainer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Explainer.class);

    private final MicrographReader reader = new MicrographReader(DecodeLimits.standard());
    private final BundleContent bundle;
    private final Network network;
    private final Network.Session session;
    private final Answers answers;
    private final Optional<FeatureMaps> maps;
    private final Optional<ClassActivation> activation;

    Explainer(BundleContent bundle, Network network, Optional<FeatureMaps> maps) {
        this.bundle = bundle;
        this.network = network;
        this.session = network.open();
        this.answers = new Answers(bundle, session);
        this.maps = maps;
        this.activation = maps.map(found -> new ClassActivation(bundle, found)).filter(this::works);
    }

    /**
     * Loads the network a second time beside one that serves.
     *
     * @throws io.semstream.model.network.NetworkUnavailable
     *             when it cannot be loaded, or not on the device asked for
     */
    public static Explainer open(ModelBundle bundle, Device device) {
        Network network = TorchNetwork.load(bundle.model(), bundle.input(), bundle.output(), device);
        return new Explainer(bundle.content(), network, TorchNetwork.featureMaps(bundle.model(), bundle.content().classActivation(),
                bundle.input(), bundle.output(), device));
    }

    private boolean works(ClassActivation candidate) {
        try {
            boolean fits = candidate.fits(answers);
            if (!fits) {
                log.info("the feature maps of {} {} do not pool to what the network answers: explaining by occlusion", bundle.name(),
                        bundle.version());
            }
            return fits;
        } catch (PredictionException e) {
            log.info("{} {} shows no feature maps, explaining by occlusion: {}", bundle.name(), bundle.version(), e.getMessage());
            return false;
        }
    }

    /** What is taken where nobody asks for a method. */
    public Explanation.Method method() {
        return activation.isPresent() ? Explanation.Method.CLASS_ACTIVATION : Explanation.Method.OCCLUSION;
    }

    /**
     * @param file
     *            an image as the instrument wrote it
     * @throws IllegalArgumentException
     *             for a category the bundle does not know, or a class activation map of a network that allows none
     * @throws PredictionException
     *             when the network fails on the image
     */
    public ExplanationOutcome explain(byte[] file, ExplanationRequest request) {
        request.category().ifPresent(this::requireKnown);
        Evidence evidence = evidence(request.method().orElse(method()));
        return switch (reader.read(file)) {
            case DecodeOutcome.Undecodable(DecodeFailure reason, String message) -> new ExplanationOutcome.Rejected(reason.name(), message);
            case DecodeOutcome.Decoded(Micrograph micrograph) ->
                new ExplanationOutcome.Explained(explained(micrograph, request, evidence));
        };
    }

    private synchronized Explanation explained(Micrograph micrograph, ExplanationRequest request, Evidence evidence) {
        GrayImage input = ModelInput.prepare(micrograph, bundle.input().width(), bundle.input().height());
        double[] scores = Softmax.of(answers.logits(List.of(input)).getFirst(), bundle.calibration().temperature());
        int category = request.category().map(bundle.categories()::indexOf).orElseGet(() -> highest(scores));
        EvidenceMap map = evidence.map(input, category);
        return new Explanation(bundle.categories().get(category), scores[category], request.method().orElse(method()), map,
                HeatPicture.png(micrograph.specimen(), map, request.longestEdge()));
    }

    private void requireKnown(String category) {
        if (!bundle.categories().contains(category)) {
            throw new IllegalArgumentException("the bundle knows no category \"" + category + "\", only " + bundle.categories());
        }
    }

    private Evidence evidence(Explanation.Method method) {
        return switch (method) {
            case OCCLUSION -> new Occlusion(answers, bundle.calibration().temperature());
            case CLASS_ACTIVATION -> activation.orElseThrow(() -> new IllegalArgumentException("the network of " + bundle.name() + " "
                    + bundle.version() + " shows no feature maps before a global average pooling; take the occlusion map"));
        };
    }

    private static int highest(double[] scores) {
        int highest = 0;
        for (int k = 1; k < scores.length; k++) {
            highest = scores[k] > scores[highest] ? k : highest;
        }
        return highest;
    }

    @Override
    public void close() {
        maps.ifPresent(FeatureMaps::close);
        session.close();
        network.close();
    }
}
