package io.semstream.dataset.command;

import picocli.CommandLine.Model.CommandSpec;

/** Results on standard output, progress on standard error. */
record Terminal(CommandSpec spec) {
    void result(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    void progress(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
