package io.semstream.dataset.command;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code dataset}: labelled images from wherever they are, checked, split and shown. */
@Command(name = "dataset", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", sortOptions = false, description = "Makes a data set of labelled images: imports, checks, splits and shows it.", subcommands = {
    ImportCommand.class, CheckCommand.class, SplitCommand.class, ReportCommand.class}, footer = {"", "In this order:",
        "  semstream dataset import DIR --out mydata", "  semstream dataset check mydata", "  semstream dataset split mydata",
        "  semstream dataset report mydata"})
public final class DatasetCommand {
    private final Supplier<List<String>> nearby;

    public DatasetCommand() {
        this(List::of);
    }

    /**
     * @param nearby
     *            settings, as arguments, that point to broker, registry and store on this machine, for whoever imports reviews and names none
     */
    public DatasetCommand(Supplier<List<String>> nearby) {
        this.nearby = nearby;
    }

    List<String> nearby() {
        return nearby.get();
    }
}
