package io.volley.cli;

import io.volley.cli.cluster.ClusterCommand;
import io.volley.cli.command.RaceCommand;
import io.volley.cli.command.SimulateCommand;
import io.volley.cli.demo.DemoCommand;
import io.volley.cli.doctor.DoctorCommand;
import io.volley.cli.submit.SubmitCommand;
import io.volley.cli.submit.SubmitException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code bin/volley}. A further subcommand is a class named here. */
@Command(
        name = "volley",
        description = "Batch scaling for Apache Spark.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ClusterCommand.class,
            SubmitCommand.class,
            DoctorCommand.class,
            RaceCommand.class,
            SimulateCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "volley help COMMAND explains one. --spark-line LINE before COMMAND names a Spark and its Scala: 3.5_2.12,",
            "3.5_2.13 or 4_2.13. Without it the line is that of SPARK_HOME, and without SPARK_HOME 3.5_2.12."
        })
public final class Main {
    private static final List<String> HELP = List.of("-h", "--help");

    private static final int WIDTH = 118;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        CommandLine command = new CommandLine(new Main());
        command.setUsageHelpWidth(WIDTH);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((failure, failed, parsed) -> {
            if (failure instanceof SubmitException || failure instanceof IllegalStateException) {
                failed.getErr().println("volley: " + failure.getMessage());
                return 2;
            }
            throw failure;
        });
        if (arguments.length == 0 || HELP.contains(arguments[0])) {
            command.usage(arguments.length == 0 ? System.err : System.out);
            return arguments.length == 0 ? 2 : 0;
        }
        if (arguments[0].equals("submit")) {
            return submit(Arrays.asList(arguments).subList(1, arguments.length));
        }
        return command.execute(arguments);
    }

    /** Not parsed by picocli: Spark's options are Spark's. */
    private static int submit(List<String> arguments) {
        if (arguments.isEmpty() || HELP.contains(arguments.get(0))) {
            new CommandLine(new SubmitCommand())
                    .setUsageHelpWidth(WIDTH)
                    .usage(arguments.isEmpty() ? System.err : System.out);
            return arguments.isEmpty() ? 2 : 0;
        }
        try {
            return SubmitCommand.run(arguments, System.getenv());
        } catch (SubmitException | IllegalStateException e) {
            System.err.println("volley: " + e.getMessage());
            return 2;
        } catch (IOException e) {
            System.err.println("volley: " + e);
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
