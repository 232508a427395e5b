package io.volley.cli.command;

import io.volley.simulation.recorded.EventLog;
import io.volley.simulation.recorded.RecordedApplication;
import io.volley.simulation.recorded.RecordedEvent.TaskStarted;
import io.volley.simulation.recorded.RecordingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code volley simulate record}. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Make a small recording of an application out of its event log, for \"volley simulate day --load recorded\".",
            "It has the names of stages, the descriptions of jobs and queries, which in a Thrift server are the",
            "statements, and when each task ran on which executor; neither plans nor metrics nor hosts."
        })
public final class RecordCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "EVENTLOG",
            description = "The event log of Spark: a file, or a folder eventlog_v2_…; plain, or compressed by zstd.")
    private Path log = Path.of("");

    @Parameters(paramLabel = "FILE.tsv.gz", description = "Where to write.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        try {
            RecordedApplication application = EventLog.read(log);
            RecordingFile.write(file, application);
            System.out.printf(
                    "%s: \"%s\" of Spark %s, %,d tasks, %,d bytes%n",
                    file,
                    application.name(),
                    application.spark(),
                    application.events(TaskStarted.class).count(),
                    Files.size(file));
        } catch (IllegalArgumentException notALog) {
            throw new ParameterException(spec.commandLine(), notALog.getMessage(), notALog);
        }
        return 0;
    }
}
