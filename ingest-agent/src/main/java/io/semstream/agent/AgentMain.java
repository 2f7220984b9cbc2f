package io.semstream.agent;

import io.semstream.runtime.ServiceMain;

/** The agent as a process of its own. */
public final class AgentMain {
    private AgentMain() {}

    public static void main(String[] args) {
        System.exit(ServiceMain.run("ingest-agent", AgentConfig.keys(), args,
                (settings, meters) -> IngestAgent.create(AgentConfig.from(settings), meters)));
    }
}
