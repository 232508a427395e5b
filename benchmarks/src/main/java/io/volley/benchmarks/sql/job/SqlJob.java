package io.volley.benchmarks.sql.job;

import io.volley.benchmarks.race.job.JobRecorder;
import io.volley.benchmarks.race.job.JobRecording;
import io.volley.benchmarks.race.job.RaceJob;
import io.volley.benchmarks.sql.ResultFolder;
import io.volley.benchmarks.sql.SqlShape;
import io.volley.benchmarks.sql.SqlWork;
import io.volley.benchmarks.sql.job.QueryRunner.StreamRun;
import io.volley.testbed.process.ParentWatchdog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;

/**
 * The driver of a race with queries: runs them and writes down what it saw, in {@link RaceJob#OBSERVED} like the other races.
 * Its argument is {@link SqlWork} in JSON; all settings come from the submission.
 *
 * <p>A query that is an application of its own is due, and the load begins, when this JVM starts: whoever submits it waits
 * for that too. In the other shapes the load begins when the application is there.
 */
public final class SqlJob {
    private SqlJob() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, TimeoutException {
        ParentWatchdog.hold();
        SqlWork work = SqlWork.parse(arguments[0]);
        try (SparkSession spark =
                SparkSession.builder().appName(work.application()).getOrCreate()) {
            JobRecorder recorder = new JobRecorder();
            spark.sparkContext().addSparkListener(recorder);
            TableViews.create(spark, work);
            QueryRunner runner = QueryRunner.of(spark, work);
            long started = work.shape() == SqlShape.RECURRING
                    ? ManagementFactory.getRuntimeMXBean().getStartTime()
                    : System.currentTimeMillis();
            List<StreamRun> streams = runner.run(started);
            long ended = System.currentTimeMillis();
            spark.sparkContext().listenerBus().waitUntilEmpty();
            JobRecording seen =
                    recorder.observed(spark.sparkContext().applicationId(), started, ended, QueryRunner.parts(streams));
            runner.write(streams, ResultFolder.of(Path.of(work.folder())));
            seen.write(Path.of(work.folder(), RaceJob.OBSERVED));
        }
    }
}
