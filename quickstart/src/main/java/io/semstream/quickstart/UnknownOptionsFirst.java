package io.semstream.quickstart;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Of a command line with an option that does not exist and something missing, the option is named: what is missing may be meant by it. */
final class UnknownOptionsFirst implements IParameterExceptionHandler {
    private static final String END_OF_OPTIONS = "--";

    private final IParameterExceptionHandler usual;

    UnknownOptionsFirst(IParameterExceptionHandler usual) {
        this.usual = usual;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) throws Exception {
        List<String> unknown = unknown(problem.getCommandLine(), arguments);
        boolean first = problem instanceof MissingParameterException && !unknown.isEmpty();
        return usual.handleParseException(first ? new UnmatchedArgumentException(problem.getCommandLine(), unknown) : problem, arguments);
    }

    private static List<String> unknown(CommandLine command, String[] arguments) {
        return Stream.of(arguments).takeWhile(argument -> !argument.equals(END_OF_OPTIONS)).filter(argument -> argument.startsWith("--"))
                .filter(argument -> !isKnown(command, argument.split("=", 2)[0])).toList();
    }

    private static boolean isKnown(CommandLine command, String option) {
        CommandLine parent = command.getParent();
        return command.getCommandSpec().findOption(option) != null || (parent != null && isKnown(parent, option));
    }
}
