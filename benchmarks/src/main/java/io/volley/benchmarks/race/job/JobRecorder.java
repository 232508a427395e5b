package io.volley.benchmarks.race.job;

import io.volley.benchmarks.race.job.JobRecording.ExecutorTime;
import io.volley.benchmarks.race.job.JobRecording.Part;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.FetchFailed;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;

/** Counts what Spark's listener bus tells, with Spark's own times. */
public final class JobRecorder extends SparkListener {
    private final Set<String> begun = new HashSet<>();
    private final Map<String, ExecutorTime> executors = new LinkedHashMap<>();
    private long firstStage;
    private long firstTask;
    private long taskMillis;
    private int rerun;
    private int fetchFailed;

    /** What has been seen; the bus must be empty. */
    public synchronized JobRecording observed(String application, long started, long ended, List<Part> jobs) {
        return new JobRecording(
                application,
                started,
                firstStage,
                firstTask,
                ended,
                List.copyOf(executors.values()),
                jobs,
                taskMillis,
                rerun,
                fetchFailed);
    }

    @Override
    public synchronized void onStageSubmitted(SparkListenerStageSubmitted event) {
        if (firstStage == 0) {
            firstStage = submitted(event.stageInfo());
        }
    }

    private static long submitted(StageInfo stage) {
        return stage.submissionTime().isDefined()
                ? Long.parseLong(stage.submissionTime().get().toString())
                : System.currentTimeMillis();
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart event) {
        if (firstTask == 0) {
            firstTask = event.taskInfo().launchTime();
        }
        if (!begun.add(event.stageId() + "/" + event.taskInfo().partitionId())) {
            rerun++;
        }
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
        taskMillis += event.taskInfo().duration();
        if (event.reason() instanceof FetchFailed) {
            fetchFailed++;
        }
    }

    @Override
    public synchronized void onExecutorAdded(SparkListenerExecutorAdded event) {
        executors.put(event.executorId(), new ExecutorTime(event.time(), ExecutorTime.STILL_THERE));
    }

    @Override
    public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        executors.computeIfPresent(
                event.executorId(), (id, executor) -> new ExecutorTime(executor.registered(), event.time()));
    }
}
