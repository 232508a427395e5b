package io.volley.cli.simulate;

import picocli.CommandLine.Command;

/** {@code volley simulate}: what is simulated is a subcommand. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Compare policies in virtual time, without a cluster.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = DayCommand.class)
public final class SimulateCommand {}
