package io.volley.benchmarks.race.job;

import io.volley.benchmarks.race.job.JobRecording.Part;
import io.volley.testbed.process.ParentWatchdog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The driver of a race: runs one load and writes down what it saw. It knows nothing of Volley; any master runs it. Arguments:
 * the scenario, the most executors, the load's length (1 is the usual one), the run's folder.
 */
public final class RaceJob {
    /** The file in the run's folder with {@link JobRecording}, written when the load is done. */
    public static final String OBSERVED = "observed.json";

    /** The file in the run's folder that appears when the load is ready for what the race has in store. */
    public static final String READY = "ready";

    private RaceJob() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, TimeoutException {
        ParentWatchdog.hold();
        RaceLoad load = RaceLoad.valueOf(arguments[0].replace('-', '_').toUpperCase(Locale.ROOT));
        double length = Double.parseDouble(arguments[2]);
        Path folder = Path.of(arguments[3]);
        try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName(arguments[0]))) {
            JobRecorder observer = new JobRecorder();
            spark.sc().addSparkListener(observer);
            long started = System.currentTimeMillis();
            List<Part> jobs = load.run(new LoadContext(spark, Integer.parseInt(arguments[1]), length, folder));
            long ended = System.currentTimeMillis();
            spark.sc().listenerBus().waitUntilEmpty();
            observer.observed(spark.sc().applicationId(), started, ended, jobs).write(folder.resolve(OBSERVED));
        }
    }
}
