package io.semstream.runtime;

/**
 * How a service is.
 *
 * @param live
 *            false when only a restart can help
 * @param ready
 *            false while it cannot do its work, for example because the broker is away
 * @param detail
 *            one line for people: what is wrong and where, or what it is doing
 */
public record Health(boolean live, boolean ready, String detail) {

    public static Health ok(String detail) {
        return new Health(true, true, detail);
    }

    public static Health waiting(String detail) {
        return new Health(true, false, detail);
    }

    public static Health dead(String detail) {
        return new Health(false, false, detail);
    }
}
