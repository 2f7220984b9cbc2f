package io.semstream.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Ports on 127.0.0.1. */
final class Port {

    static final String HOST = "127.0.0.1";

    /**
     * Below the range from which systems take the ports of outgoing connections: a client that keeps calling a stopped
     * server there would sooner or later be given the server's own port and call itself.
     */
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 29_999;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int ATTEMPTS = 1_000;

    private Port() {}

    /** The wanted port, or any free one for 0. */
    static int of(int wanted, String owner) {
        if (wanted == 0) {
            return free();
        }
        if (!isFree(wanted)) {
            throw new EmbeddedStackException(
                    "port " + wanted + " for the " + owner + " is taken: stop what listens there, or choose another port");
        }
        return wanted;
    }

    static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedStackException("found no free port between " + LOWEST + " and " + HIGHEST);
    }

    /** Whether the port is free, or becomes so while a server that was just killed lets go of it. */
    static boolean becomesFree(int port) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isFree(port)) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
