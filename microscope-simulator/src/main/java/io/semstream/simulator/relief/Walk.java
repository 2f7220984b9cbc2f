package io.semstream.simulator.relief;

import java.util.ArrayList;
import java.util.List;

/** A path that bends as it goes: fibres, wires, roots. */
public final class Walk {
    private Walk() {}

    /**
     * @param bend
     *            standard deviation of the turn at each step, in radians
     * @param rise
     *            change of nearness over a step
     */
    public static List<Point> from(Point start, double heading, double length, double step, double bend, double rise, Dice dice) {
        List<Point> path = new ArrayList<>();
        path.add(start);
        double angle = heading;
        double turning = 0;
        Point at = start;
        for (double gone = 0; gone < length; gone += step) {
            turning = 0.8 * turning + bend * dice.gaussian();
            angle += turning;
            at = new Point(at.x() + step * Math.cos(angle), at.y() + step * Math.sin(angle), at.z() + rise);
            path.add(at);
        }
        return path;
    }

    /** A path that crosses the whole frame through a random point of it. */
    public static List<Point> across(Surface surface, double heading, double z, double bend, Dice dice) {
        double reach = Math.hypot(surface.width(), surface.height()) / 2 + surface.height() * 0.3;
        double x = dice.between(0, surface.width()) - reach * Math.cos(heading);
        double y = dice.between(0, surface.height()) - reach * Math.sin(heading);
        double step = surface.height() / 35.0;
        return from(new Point(x, y, z), heading, 2 * reach, step, bend, dice.between(-0.4, 0.4), dice);
    }
}
