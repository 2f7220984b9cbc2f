package io.semstream.simulator.relief;

/** A stage that is turned about the beam and tilted against it: where a point of the sample appears in the frame. */
public final class View {
    private final double centreX;
    private final double centreY;
    private final double cosTurn;
    private final double sinTurn;
    private final double cosTilt;
    private final double sinTilt;

    /**
     * @param turn
     *            radians about the beam
     * @param tilt
     *            radians, 0 looks straight down
     */
    public View(Surface surface, double turn, double tilt) {
        this.centreX = surface.width() / 2.0;
        this.centreY = surface.height() / 2.0;
        this.cosTurn = Math.cos(turn);
        this.sinTurn = Math.sin(turn);
        this.cosTilt = Math.cos(tilt);
        this.sinTilt = Math.sin(tilt);
    }

    /** Sample coordinates have their origin in the frame's centre and z upwards from the substrate. */
    public Point project(double x, double y, double z) {
        double across = x * cosTurn - y * sinTurn;
        double along = x * sinTurn + y * cosTurn;
        return new Point(centreX + across, centreY + along * cosTilt - z * sinTilt, along * sinTilt + z * cosTilt);
    }

    /** Makes the surface the bare substrate at height 0. */
    public void layGround(Surface surface) {
        double slope = sinTilt / Math.max(0.05, cosTilt);
        surface.depth((x, y) -> (y - centreY) * slope);
    }

    /** Rows of sample that the frame's height covers. */
    public double reach(Surface surface) {
        return surface.height() / Math.max(0.15, cosTilt);
    }
}
