package io.semstream.simulator.wires;

import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Point;
import io.semstream.simulator.relief.Solids;
import io.semstream.simulator.relief.Surface;
import io.semstream.simulator.relief.Walk;
import java.util.List;

/** Lays wire upon wire until enough of the frame is covered, and keeps the books of what it laid. */
final class WireLayer {
    private static final int MOST_WIRES = 20_000;
    private static final double ROUNDING = 1e-9;
    /** A walk of five steps turns this much more than one step: each turn goes on in the next steps. */
    private static final double TURN_OF_FIVE_STEPS = 5.5;

    private final Surface surface;
    private final Solids solids;
    private final WireScene scene;
    private final Dice dice;
    private double area;
    private double volume;
    private double alignedVolume;
    private double cosines;
    private double sines;
    private int wires;

    WireLayer(Surface surface, WireScene scene, Dice dice) {
        this.surface = surface;
        this.solids = new Solids(surface);
        this.scene = scene;
        this.dice = dice;
    }

    void fill() {
        double wanted = scene.cover() * scene.width() * scene.height();
        for (int tried = 0; area < wanted && tried < MOST_WIRES; tried++) {
            lay();
        }
    }

    double alignedFraction() {
        return volume == 0 ? 0 : Math.min(1, alignedVolume / volume);
    }

    /** Half the angle of the mean of the doubled angles, each weighted with its volume (Mardia and Jupp, Directional Statistics, 2000). */
    double direction() {
        if (alignedVolume == 0) {
            return scene.directionDegrees();
        }
        double degrees = Math.toDegrees(Math.atan2(sines, cosines)) / 2;
        double turned = degrees < 0 ? degrees + 180 : degrees;
        return turned >= 180 ? 0 : turned;
    }

    int wires() {
        return wires;
    }

    /** The kind that the volume laid so far lacks is next. */
    private boolean alignedNext() {
        double lacking = scene.alignedFraction() * volume - alignedVolume;
        return volume == 0 ? dice.chance(scene.alignedFraction()) : scene.alignedFraction() > 0 && lacking >= -ROUNDING * volume;
    }

    private void lay() {
        boolean aligned = alignedNext();
        double degrees = aligned ? scene.directionDegrees() + scene.spreadDegrees() * dice.gaussian() : dice.between(0, 180);
        double radius = scene.diameter() / 2 * Math.clamp(1 + 0.2 * dice.gaussian(), 0.5, 1.6);
        List<Point> path = path(-Math.toRadians(degrees), radius);
        double visible = lengthInside(path);
        if (visible > 0) {
            solids.strand(path, radius, dice.between(0.5, 0.85));
            account(aligned, path, radius, visible);
        }
    }

    private List<Point> path(double heading, double radius) {
        double length = scene.diameter() * scene.length() * dice.between(0.6, 1.4);
        double step = Math.min(length / 2, scene.diameter() * (scene.bend() == 0 ? scene.length() : 2));
        double bend = Math.toRadians(scene.bend()) / TURN_OF_FIVE_STEPS;
        double margin = length / 2;
        double x = dice.between(-margin, scene.width() + margin) - length / 2 * Math.cos(heading);
        double y = dice.between(-margin, scene.height() + margin) - length / 2 * Math.sin(heading);
        double z = radius + dice.between(0, 4 * scene.diameter() * Math.min(2, scene.cover()));
        return Walk.from(new Point(x, y, z), heading, length, step, bend, 0, dice);
    }

    private double lengthInside(List<Point> path) {
        double inside = 0;
        for (int i = 1; i < path.size(); i++) {
            inside += lengthInside(path.get(i - 1), path.get(i));
        }
        return inside;
    }

    private double lengthInside(Point from, Point to) {
        double length = from.distance(to);
        int parts = (int) Math.max(1, Math.ceil(length / 2));
        int inside = 0;
        for (int part = 0; part < parts; part++) {
            Point at = from.towards(to, (part + 0.5) / parts);
            if (at.x() >= 0 && at.y() >= 0 && at.x() < surface.width() && at.y() < surface.height()) {
                inside++;
            }
        }
        return length * inside / parts;
    }

    private void account(boolean aligned, List<Point> path, double radius, double visible) {
        wires++;
        area += 2 * radius * visible;
        volume += radius * radius * visible;
        if (aligned) {
            alignedVolume += radius * radius * visible;
            for (int i = 1; i < path.size(); i++) {
                double doubled = 2 * Math.atan2(path.get(i - 1).y() - path.get(i).y(), path.get(i).x() - path.get(i - 1).x());
                double weight = radius * radius * lengthInside(path.get(i - 1), path.get(i));
                cosines += weight * Math.cos(doubled);
                sines += weight * Math.sin(doubled);
            }
        }
    }
}
