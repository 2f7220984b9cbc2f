package io.semstream.trainer.alignment;

import picocli.CommandLine.Command;

/** {@code alignment}: all that has to do with how wires and fibres lie. */
@Command(name = "alignment", mixinStandardHelpOptions = true, sortOptions = false, synopsisSubcommandLabel = "COMMAND", description = "Measures what share of wires or fibres is aligned and in which direction, and how well that is measured.", subcommands = {
    MeasureCommand.class, RenderCommand.class, TrainNetworkCommand.class, EvaluateCommand.class})
public final class AlignmentCommand {}
