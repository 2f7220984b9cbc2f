package io.semstream.runtime;

/**
 * Something that runs until it is closed. The constructor does no I/O; {@link #start} returns soon and a world that is away (broker, registry, store) is waited for in the
 * background; {@link #health} may be asked by any thread at any time; {@link #close} lets work in flight finish, may be called twice and before start.
 */
public interface Service extends AutoCloseable {

    /** As it appears in metrics and logs, for example {@code ingest-agent}. */
    String name();

    /**
     * @throws StartRefused
     *             when a person has to mend something first
     */
    void start();

    Health health();

    @Override
    void close();
}
