package io.semstream.agent.announce;

/** Broker or registry cannot do it now; later they may. */
public final class EventLogAway extends RuntimeException {

    private final String part;

    /** @param part which of them, as in {@link io.semstream.agent.world.Surroundings} */
    public EventLogAway(String part, String message, Throwable cause) {
        super(message, cause);
        this.part = part;
    }

    public String part() {
        return part;
    }
}
