package io.volley.cli.demo;

import io.volley.cli.demo.DriverEvent.Kind;
import io.volley.testbed.process.ParentWatchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.JobSucceeded$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * Writes what Spark's listener bus tells, with Spark's own times, a line for each event. Lives in the driver, whatever the
 * program there is written in: {@code spark.extraListeners} names it.
 */
public final class DriverEvents extends SparkListener {
    /** Its name, for those who have no Spark to load it with. */
    static final String NAME = "io.volley.cli.demo.DriverEvents";

    /** The setting that names the file. */
    static final String FILE = "spark.demo.events";

    /** Set where the demo's process holds standard input: without the demo, the driver has nobody to report to. */
    static final String LIFELINE = "io.volley.cli.demo.lifeline";

    private final Path file;

    /** Made by Spark, by name. */
    public DriverEvents(SparkConf conf) {
        file = Path.of(conf.get(FILE));
        if (Boolean.getBoolean(LIFELINE)) {
            ParentWatchdog.hold();
        }
    }

    private void write(long at, Kind kind, String subject, int count) {
        String line = new DriverEvent(at, kind, subject, count).toJson() + "\n";
        try {
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onApplicationStart(SparkListenerApplicationStart event) {
        write(
                System.currentTimeMillis(),
                Kind.DRIVER_STARTED,
                String.valueOf(event.appId().getOrElse(() -> "")),
                0);
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        write(
                System.currentTimeMillis(),
                Kind.STAGE_SUBMITTED,
                Integer.toString(event.stageInfo().stageId()),
                event.stageInfo().numTasks());
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
        write(event.time(), Kind.EXECUTOR_ADDED, event.executorId(), 0);
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        write(event.time(), Kind.EXECUTOR_REMOVED, event.executorId(), 0);
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart event) {
        write(event.taskInfo().launchTime(), Kind.TASK_STARTED, Integer.toString(event.stageId()), 0);
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        if (event.taskInfo().successful()) {
            write(event.taskInfo().finishTime(), Kind.TASK_ENDED, Integer.toString(event.stageId()), 0);
        }
    }

    @Override
    public void onJobEnd(SparkListenerJobEnd event) {
        boolean succeeded = event.jobResult() == JobSucceeded$.MODULE$;
        write(event.time(), succeeded ? Kind.JOB_ENDED : Kind.JOB_FAILED, Integer.toString(event.jobId()), 0);
    }
}
