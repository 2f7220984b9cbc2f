package io.semstream.agent;

import io.semstream.runtime.ServiceMain;
import io.semstream.runtime.config.InvalidSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * What a person asks of an agent, beside the running one or without it: {@code doctor} and {@code explain FILE}, with the agent's own settings.
 */
final class AgentTools {

    /** All is well; the file is taken. */
    static final int WELL = 0;
    /** Something is wrong; the file is not taken, or not yet. */
    static final int ILL = 1;

    private final PrintStream out;
    private final PrintStream err;

    AgentTools(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Examines folders, ledger, broker, registry, store and clock.
     *
     * @param settings
     *            {@code --config FILE} and {@code --set name=value}, as for the agent
     * @return the exit code
     */
    int doctor(List<String> settings) throws InterruptedException {
        try {
            boolean well = new Doctor(config(settings), Clock.systemUTC()).examine(finding -> {
                out.println((finding.advice().isEmpty() ? "ok    " : "WRONG ") + finding.what() + ": " + finding.state());
                finding.advice().ifPresent(advice -> out.println("      -> " + advice));
            });
            return well ? WELL : ILL;
        } catch (InvalidSettings invalid) {
            return complain(invalid);
        }
    }

    /** Says why a file was taken or was not. */
    int explain(Path file, List<String> settings) {
        try {
            FileExplanation explanation = FileExplanation.of(file, config(settings), Clock.systemUTC());
            out.println(file + ": " + explanation.why());
            return explanation.taken() ? WELL : ILL;
        } catch (InvalidSettings invalid) {
            return complain(invalid);
        }
    }

    private AgentConfig config(List<String> settings) {
        return AgentConfig.from(ServiceMain.settings(ConfigCommand.keys(), settings));
    }

    private int complain(InvalidSettings invalid) {
        invalid.problems().forEach(err::println);
        return ServiceMain.MISCONFIGURED;
    }
}
