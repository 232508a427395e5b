package io.volley.cli.command;

import picocli.CommandLine.Command;

/** {@code volley simulate}: what is simulated is a subcommand. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Compare with stock Spark what would take a large cluster, on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DayCommand.class, LargeCommand.class, RecordCommand.class})
public final class SimulateCommand {}
