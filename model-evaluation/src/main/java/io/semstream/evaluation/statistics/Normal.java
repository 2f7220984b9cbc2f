package io.semstream.evaluation.statistics;

/** The normal distribution. */
final class Normal {
    /** What 95 % of it lie within. */
    static final double TWO_SIDED_95 = 1.959963984540054;

    private Normal() {}
}
