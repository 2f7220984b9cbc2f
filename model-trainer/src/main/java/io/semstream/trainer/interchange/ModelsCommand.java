package io.semstream.trainer.interchange;

import picocli.CommandLine.Command;

/** {@code models}: what can be done with a model bundle without any image. */
@Command(name = "models", mixinStandardHelpOptions = true, sortOptions = false, synopsisSubcommandLabel = "COMMAND", description = "Imports models made elsewhere as bundles, shows what a bundle is, and checks it.", subcommands = {
    ImportCommand.class, ShowCommand.class, CheckCommand.class})
public final class ModelsCommand {}
