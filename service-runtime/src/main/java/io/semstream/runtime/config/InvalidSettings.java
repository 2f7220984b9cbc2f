package io.semstream.runtime.config;

import java.util.List;

/** Everything that is wrong with a configuration, one line per problem; shown to a person as it is, without a stack trace. */
public final class InvalidSettings extends RuntimeException {

    private final List<String> problems;

    public InvalidSettings(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
