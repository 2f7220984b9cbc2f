package io.semstream.agent;

import io.semstream.runtime.ServiceMain;
import java.nio.file.Path;
import java.util.List;

/** The agent as a process of its own, and what can be asked beside it: {@code doctor}, {@code explain FILE}. */
public final class AgentMain {
    private AgentMain() {}

    public static void main(String[] args) throws InterruptedException {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> args) throws InterruptedException {
        AgentTools tools = new AgentTools(System.out, System.err);
        if (!args.isEmpty() && args.getFirst().equals("doctor")) {
            return tools.doctor(args.subList(1, args.size()));
        }
        if (args.size() > 1 && args.getFirst().equals("explain")) {
            return tools.explain(Path.of(args.get(1)), args.subList(2, args.size()));
        }
        return ServiceMain.run("ingest-agent", AgentConfig.keys(), args.toArray(String[]::new),
                (settings, meters) -> IngestAgent.create(AgentConfig.from(settings), meters));
    }
}
