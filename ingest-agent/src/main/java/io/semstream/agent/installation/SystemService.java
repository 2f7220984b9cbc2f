package io.semstream.agent.installation;

import java.io.IOException;
import java.util.List;

/** The agent as something the operating system starts by itself, keeps running and gives little priority. Configuration, ledger and logs are never touched. */
public interface SystemService {

    /** What the operating system is given. */
    String definition();

    /** May be repeated; the second time it replaces the first and starts the agent anew. */
    Report install() throws IOException;

    /** Stops the agent first; may be repeated. */
    Report uninstall() throws IOException;

    /**
     * What was done and what a person must still do.
     *
     * @param complete
     *            whether nothing is left to do
     */
    record Report(List<String> lines, boolean complete) {
        public Report {
            lines = List.copyOf(lines);
        }
    }
}
