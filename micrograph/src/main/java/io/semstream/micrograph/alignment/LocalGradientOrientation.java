package io.semstream.micrograph.alignment;

import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.NoiseVariance;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Local gradient orientation: the direction of each edge from the structure tensor, weighted with its coherency, and a von Mises distribution over a uniform background fitted to
 * what that gives (after OrientationJ, Rezakhaniha et al. 2012, and Directionality of Fiji by J.-Y. Tinevez, as in Modarres et al., Sci. Rep. 7:13282, 2017). {@code docs/alignment.md}
 * says what its numbers mean.
 */
public final class LocalGradientOrientation implements AlignmentMethod {
    public static final String NAME = "lgo";
    public static final int VERSION = 1;

    private static final double FINE = 1;
    private static final double WIDE = 1;
    /** Of the energy that one pixel in twenty exceeds: weaker edges are roughness of the ground. */
    private static final double LEAST_SHARE_OF_STRONG = 0.1;
    private static final double STRONG = 0.95;
    /** One pixel in so many tells the distribution well enough. */
    private static final int SAMPLED = 7;
    private static final double LEAST_TIMES_NOISE = 3;
    /** Grey levels squared for each pixel squared: less is rounding. */
    private static final double LEAST_ENERGY = 1;
    private static final double LEAST_ORIENTED_SHARE = 0.01;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Optional<Alignment> measure(GrayImage specimen) {
        return directions(AlignmentMethod.reduced(specimen)).map(LocalGradientOrientation::judge);
    }

    static Optional<Directions> directions(GrayImage image) {
        StructureTensor tensor = new StructureTensor(image, FINE, WIDE);
        double least = leastEnergy(tensor, image);
        double[] sums = new double[Directions.BINS];
        int oriented = 0;
        for (int i = 0; i < tensor.size(); i++) {
            if (tensor.energy(i) > least) {
                sums[(int) tensor.degrees(i)] += tensor.coherency(i);
                oriented++;
            }
        }
        double share = (double) oriented / tensor.size();
        return share < LEAST_ORIENTED_SHARE ? Optional.empty() : Optional.of(Directions.of(sums, share));
    }

    private static double leastEnergy(StructureTensor tensor, GrayImage image) {
        float[] energies = new float[(tensor.size() + SAMPLED - 1) / SAMPLED];
        for (int i = 0; i < energies.length; i++) {
            energies[i] = tensor.energy(i * SAMPLED);
        }
        Arrays.sort(energies);
        double strong = energies[(int) (STRONG * (energies.length - 1))];
        double noise = StructureTensor.energyOfNoise(NoiseVariance.of(image), FINE);
        return Math.max(LEAST_ENERGY, Math.max(LEAST_SHARE_OF_STRONG * strong, LEAST_TIMES_NOISE * noise));
    }

    private static Alignment judge(Directions directions) {
        OrientationMixture mixture = OrientationMixture.fit(directions);
        Evidence evidence = Evidence.of(mixture, directions);
        if (!evidence.convincing()) {
            return new Alignment(0, evidence.standardError(0.5), OptionalDouble.empty(), OptionalDouble.empty(), directions.coherency());
        }
        double fraction = evidence.fraction();
        return new Alignment(fraction, evidence.standardError(fraction), OptionalDouble.of(mixture.degrees()),
                OptionalDouble.of(mixture.spreadDegrees()), directions.coherency());
    }
}
