package io.semstream.simulator.specimen;

import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Surface;

/** Something to look at. Chooses one of its looks by the dice and never draws the same twice. Implementations hold no state. */
@FunctionalInterface
public interface Specimen {
    Surface prepare(int width, int height, Dice dice);
}
