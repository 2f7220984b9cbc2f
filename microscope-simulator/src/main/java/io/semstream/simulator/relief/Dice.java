package io.semstream.simulator.relief;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded chance, in the words a specimen needs. */
public final class Dice {
    private final SplittableRandom random;

    public Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    public double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Each factor equally likely: as many values from 1 to 10 as from 10 to 100. */
    public double scale(double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    /** Both ends included. */
    public int count(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public double angle() {
        return random.nextDouble() * 2 * Math.PI;
    }

    public double gaussian() {
        return random.nextGaussian();
    }

    /** Nearly normal with deviation 1, from one draw: for every pixel of a frame. */
    public double bell() {
        long bits = random.nextLong();
        long sum = (bits & 0xFFFF) + ((bits >>> 16) & 0xFFFF) + ((bits >>> 32) & 0xFFFF) + (bits >>> 48);
        return (sum - 131070) / 37837.0;
    }

    public long seed() {
        return random.nextLong();
    }
}
