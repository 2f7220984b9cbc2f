package io.semstream.agent.installation;

import java.util.List;
import java.util.Optional;

/** Runs the operating system's own commands. */
public interface Commands {

    /** @return what went wrong, in one line; empty if all is well */
    Optional<String> run(List<String> command);

    /** Runs them in turn until one fails. */
    default Optional<String> runAll(List<List<String>> commands) {
        return commands.stream().map(command -> run(command).map(problem -> String.join(" ", command) + ": " + problem))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
