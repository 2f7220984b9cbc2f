package io.semstream.embedded;

import java.nio.file.Path;

/** A broker as a process of its own, to be killed: {@code BrokerMain DIR PORT}; says when it is ready on standard out. */
public final class BrokerMain {

    /** First word of the line that tells the bootstrap servers. */
    public static final String READY = "ready";

    private BrokerMain() {}

    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: BrokerMain DIR PORT");
            System.exit(2);
        }
        try {
            EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
            System.out.println(READY + " " + broker.bootstrapServers());
        } catch (EmbeddedStackException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }
}
