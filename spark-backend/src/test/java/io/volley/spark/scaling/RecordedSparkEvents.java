package io.volley.spark.scaling;

import io.volley.core.demand.StageId;
import io.volley.core.demand.Task;
import io.volley.simulation.recorded.RecordedEvent.JobEnded;
import io.volley.simulation.recorded.RecordedEvent.JobStarted;
import io.volley.simulation.recorded.RecordedEvent.StageCompleted;
import io.volley.simulation.recorded.RecordedEvent.StageSubmitted;
import io.volley.simulation.recorded.RecordedEvent.TaskEnded;
import io.volley.simulation.recorded.RecordedEvent.TaskStarted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.apache.spark.Resubmitted$;
import org.apache.spark.TaskEndReason;
import org.apache.spark.TaskState;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.JobSucceeded$;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;

/** Turns recorded events back into Spark's. To be asked in the order of the events, once for each. */
final class RecordedSparkEvents {
    private final Map<StageId, StageInfo> stages = new HashMap<>();
    private final Map<Long, TaskInfo> tasks = new HashMap<>();

    SparkListenerJobStart spark(JobStarted event) {
        List<StageInfo> infos = event.stages().stream()
                .map(stage -> SparkEvents.recorded(stage, 0))
                .toList();
        return new SparkListenerJobStart(event.job(), event.millis(), SparkEvents.seq(infos), new Properties());
    }

    SparkListenerJobEnd spark(JobEnded event) {
        return new SparkListenerJobEnd(event.job(), event.millis(), JobSucceeded$.MODULE$);
    }

    SparkListenerStageSubmitted spark(StageSubmitted event) {
        StageInfo info = SparkEvents.recorded(event.stage(), event.attempt());
        stages.put(event.id(), info);
        return SparkEvents.submitted(info);
    }

    /** Empty, if the recording began after the stage. */
    Optional<SparkListenerStageCompleted> spark(StageCompleted event) {
        return Optional.ofNullable(stages.get(event.stage())).map(SparkEvents::completed);
    }

    SparkListenerTaskStart spark(TaskStarted event) {
        Task task = event.task();
        TaskInfo info = new TaskInfo(
                task.id(),
                task.index(),
                0,
                task.index(),
                event.millis(),
                event.executor(),
                "host",
                TaskLocality.ANY(),
                task.speculative());
        tasks.put(task.id(), info);
        return new SparkListenerTaskStart(event.stage().stage(), event.stage().attempt(), info);
    }

    SparkListenerTaskEnd spark(TaskEnded event) {
        TaskInfo info = Objects.requireNonNull(
                tasks.get(event.start().task().id()), () -> event + " ends what has not started");
        info.markFinished(TaskState.FINISHED(), event.millis());
        StageId stage = event.start().stage();
        return new SparkListenerTaskEnd(
                stage.stage(), stage.attempt(), "", reason(event), info, new ExecutorMetrics(), TaskMetrics.empty());
    }

    /** What the stage of a task writes. */
    OptionalInt shuffle(TaskEnded event) {
        StageInfo info = stages.get(event.start().stage());
        return info != null && info.shuffleDepId().isDefined()
                ? OptionalInt.of((Integer) info.shuffleDepId().get())
                : OptionalInt.empty();
    }

    private static TaskEndReason reason(TaskEnded event) {
        return switch (event.outcome()) {
            case SUCCEEDED -> SparkEvents.SUCCEEDED;
            case KILLED -> SparkEvents.KILLED;
            case FAILED -> event.reason().equals("Resubmitted") ? Resubmitted$.MODULE$ : SparkEvents.FAILED;
        };
    }
}
