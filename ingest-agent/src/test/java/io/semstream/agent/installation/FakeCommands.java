package io.semstream.agent.installation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers what the operating system was told, and refuses it when told to. */
final class FakeCommands implements Commands {
    private final List<String> told = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();

    @Override
    public Optional<String> run(List<String> command) {
        told.add(String.join(" ", command));
        return refusal;
    }

    void refuse(String reason) {
        refusal = Optional.of(reason);
    }

    List<String> told() {
        return told;
    }
}
