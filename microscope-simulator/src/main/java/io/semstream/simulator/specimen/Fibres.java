package io.semstream.simulator.specimen;

import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Noise;
import io.semstream.simulator.relief.Point;
import io.semstream.simulator.relief.Solids;
import io.semstream.simulator.relief.Surface;
import io.semstream.simulator.relief.Walk;
import java.util.ArrayList;
import java.util.List;

/** Electrospun mats, bundles of thick fibres, woven cloth, single hairs. */
public final class Fibres implements Specimen {

    @Override
    public Surface prepare(int width, int height, Dice dice) {
        Surface surface = new Surface(width, height, dice.between(0.08, 0.25));
        Solids solids = new Solids(surface);
        switch (dice.count(0, 4)) {
            case 0, 1 -> mat(surface, solids, dice);
            case 2 -> bundle(surface, solids, dice);
            case 3 -> weave(surface, solids, dice);
            default -> hairs(surface, solids, dice);
        }
        surface.stain(Noise.field(width, height, 40 * surface.unit(), 3, 0.6, dice.seed()), 0.08);
        return surface;
    }

    private static void mat(Surface surface, Solids solids, Dice dice) {
        double radius = surface.unit() * dice.scale(3.5, 16);
        int layers = dice.count(4, 7);
        double wanted = dice.between(0.5, 0.9) * surface.width() / radius / layers;
        double bend = dice.between(0.005, 0.05);
        for (int layer = 0; layer < layers; layer++) {
            for (int i = 0; i < wanted; i++) {
                double z = radius * 4 * (layer + 1 + dice.gaussian() * 0.5);
                double tone = 0.3 + 0.4 * (layer + 1) / layers;
                double own = radius * dice.scale(0.5, 1.9);
                solids.strand(Walk.across(surface, dice.angle(), z, bend, dice), own, tone);
            }
        }
    }

    private static void bundle(Surface surface, Solids solids, Dice dice) {
        double radius = surface.unit() * dice.scale(14, 70);
        double heading = dice.angle();
        double spread = dice.between(0.02, 0.15);
        double count = 4 * surface.width() / radius;
        for (int i = 0; i < count; i++) {
            double z = dice.between(0, 6 * radius);
            List<Point> path = Walk.across(surface, heading + spread * dice.gaussian(), z, dice.between(0.002, 0.02), dice);
            double own = radius * dice.between(0.7, 1.3);
            solids.strand(path, own, dice.between(0.45, 0.65));
            groove(solids, path, own, dice);
        }
    }

    /** Fine ridges along a thick fibre, as plant and viscose fibres have. */
    private static void groove(Solids solids, List<Point> path, double radius, Dice dice) {
        for (int ridge = dice.count(0, 4); ridge > 0; ridge--) {
            double angle = dice.between(-1.1, 1.1);
            solids.strand(beside(path, radius * Math.sin(angle), radius * Math.cos(angle)), radius * 0.08, 0.6);
        }
    }

    private static List<Point> beside(List<Point> path, double aside, double up) {
        List<Point> moved = new ArrayList<>(path.size());
        for (int i = 0; i < path.size(); i++) {
            Point a = path.get(Math.max(0, i - 1));
            Point b = path.get(Math.min(path.size() - 1, i + 1));
            double length = Math.max(1e-9, a.distance(b));
            Point at = path.get(i);
            moved.add(new Point(at.x() - aside * (b.y() - a.y()) / length, at.y() + aside * (b.x() - a.x()) / length, at.z() + up));
        }
        return moved;
    }

    private static void weave(Surface surface, Solids solids, Dice dice) {
        double pitch = surface.unit() * dice.scale(70, 220);
        double turn = dice.angle();
        int threads = dice.count(6, 12);
        double reach = Math.hypot(surface.width(), surface.height()) / 2 + pitch;
        int yarns = (int) Math.ceil(reach / pitch);
        for (int yarn = -yarns; yarn <= yarns; yarn++) {
            for (int way = 0; way < 2; way++) {
                yarn(surface, solids, pitch, turn + way * Math.PI / 2, yarn, yarn + way, threads, dice);
            }
        }
    }

    /** Threads twisted about a line that goes over and under the crossing yarns. */
    private static void yarn(Surface surface, Solids solids, double pitch, double heading, int which, int phase, int threads, Dice dice) {
        double reach = Math.hypot(surface.width(), surface.height()) / 2 + pitch;
        double thick = pitch * 0.4;
        double twist = dice.between(0.8, 1.2) / pitch;
        for (int thread = 0; thread < threads; thread++) {
            double angle = 2 * Math.PI * thread / threads + dice.gaussian() * 0.2;
            List<Point> path = new ArrayList<>();
            for (double s = -reach; s < reach; s += pitch / 8) {
                double wave = Math.cos(Math.PI * (s / pitch + phase)) * pitch * 0.35;
                double aside = which * pitch + thick * 0.75 * Math.cos(angle + twist * s * 3);
                path.add(new Point(surface.width() / 2.0 + s * Math.cos(heading) - aside * Math.sin(heading),
                        surface.height() / 2.0 + s * Math.sin(heading) + aside * Math.cos(heading),
                        pitch + wave + thick * 0.75 * Math.sin(angle + twist * s * 3)));
            }
            solids.strand(path, thick * 1.9 / threads, dice.between(0.45, 0.65));
        }
    }

    private static void hairs(Surface surface, Solids solids, Dice dice) {
        double radius = surface.unit() * dice.scale(40, 130);
        for (int i = dice.count(1, 4); i > 0; i--) {
            List<Point> path = Walk.across(surface, dice.angle(), i * radius * 2, dice.between(0.002, 0.015), dice);
            solids.strand(path, radius * dice.between(0.7, 1.2), dice.between(0.45, 0.6));
        }
        double fine = radius * 0.12;
        for (int i = dice.count(0, 12); i > 0; i--) {
            solids.strand(Walk.across(surface, dice.angle(), radius * dice.between(0, 6), 0.03, dice), fine, 0.55);
        }
    }
}
