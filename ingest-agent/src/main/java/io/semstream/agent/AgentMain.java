package io.semstream.agent;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The agent as a process of its own, and what can be asked beside it. */
public final class AgentMain {
    private static final List<String> ABOUT_THE_COMMAND = List.of("--help", "-h", "--version", "-V");

    private AgentMain() {}

    public static void main(String[] args) {
        System.exit(commandLine("semstream-agent").execute(completed(args)));
    }

    static CommandLine commandLine(String name) {
        return new CommandLine(new AgentCommand()).setCommandName(name).setUsageHelpAutoWidth(true).setExpandAtFiles(false)
                .setParameterExceptionHandler(AgentMain::complain);
    }

    /** Containers give nothing but settings, or nothing at all: then the agent runs. */
    static String[] completed(String... args) {
        boolean command = args.length > 0 && (!args[0].startsWith("-") || ABOUT_THE_COMMAND.contains(args[0]));
        return command ? args : Stream.concat(Stream.of("run"), Stream.of(args)).toArray(String[]::new);
    }

    private static int complain(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage() + "; see " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
