package io.volley.spark.scaling;

import io.volley.simulation.recorded.RecordedStage;
import io.volley.spark.ScalaCollections;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.Success$;
import org.apache.spark.TaskEndReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.TaskState;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.rdd.DeterministicLevel;
import org.apache.spark.rdd.RDDOperationScope;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerSpeculativeTaskSubmitted;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.apache.spark.scheduler.TaskLocation;
import org.apache.spark.storage.RDDInfo;
import org.apache.spark.storage.StorageLevel;
import scala.Option;
import scala.collection.immutable.Seq;

/** Events as Spark's listener bus brings them. */
public final class SparkEvents {
    static final TaskEndReason SUCCEEDED = Success$.MODULE$;
    static final TaskEndReason FAILED = new ExceptionFailure(new IllegalStateException("a test"), seq(List.of()));
    static final TaskEndReason KILLED =
            new TaskKilled("another attempt succeeded", seq(List.of()), seq(List.of()), seq(List.of()));

    private SparkEvents() {}

    /**
     * A stage that reads no shuffle and writes none.
     *
     * @param hosts for each task the hosts that it would like
     */
    @SuppressWarnings({"rawtypes", "unchecked"}) // to Scala 2.12 it is a Seq of another Seq
    public static StageInfo stage(int id, int attempt, int tasks, int profile, List<List<String>> hosts) {
        Seq preferences = seq(hosts.stream()
                .map(task -> seq(task.stream().map(TaskLocation::apply).toList()))
                .toList());
        return new StageInfo(
                id,
                attempt,
                "count at Job.java:5",
                tasks,
                SparkEvents.<RDDInfo>seq(List.of()),
                seq(List.of()),
                "",
                TaskMetrics.empty(),
                preferences,
                Option.empty(),
                profile,
                false,
                0);
    }

    /** The same stage, as one that writes a shuffle. */
    public static StageInfo writing(StageInfo stage, int shuffle) {
        return new StageInfo(
                stage.stageId(),
                stage.attemptNumber(),
                stage.name(),
                stage.numTasks(),
                SparkEvents.<RDDInfo>seq(List.of()),
                seq(List.of()),
                "",
                TaskMetrics.empty(),
                seq(List.of()),
                Option.apply(shuffle),
                stage.resourceProfileId(),
                false,
                0);
    }

    /** A stage that was recorded; of its RDDs as many as it has operators. */
    static StageInfo recorded(RecordedStage stage, int attempt) {
        List<RDDInfo> rdds = stage.operators().stream()
                .map(operator -> rdd(operator, stage.tasks(), stage.barrier()))
                .toList();
        return new StageInfo(
                stage.id(),
                attempt,
                stage.name(),
                stage.tasks(),
                seq(rdds),
                seq(List.<Object>copyOf(stage.parents())),
                "",
                TaskMetrics.empty(),
                seq(List.of()),
                stage.shuffle().isPresent() ? Option.apply(stage.shuffle().getAsInt()) : Option.empty(),
                stage.profile(),
                false,
                0);
    }

    /** The same stage under another name, as one whose RDDs are made by these operators of Spark SQL. */
    static StageInfo doing(StageInfo stage, String name, String... operators) {
        List<RDDInfo> rdds = Arrays.stream(operators)
                .map(operator -> rdd(operator, stage.numTasks(), false))
                .toList();
        return new StageInfo(
                stage.stageId(),
                stage.attemptNumber(),
                name,
                stage.numTasks(),
                seq(rdds),
                seq(List.of()),
                "",
                TaskMetrics.empty(),
                seq(List.of()),
                Option.empty(),
                stage.resourceProfileId(),
                false,
                0);
    }

    private static RDDInfo rdd(String operator, int partitions, boolean barrier) {
        return new RDDInfo(
                0,
                "MapPartitionsRDD",
                partitions,
                StorageLevel.NONE(),
                barrier,
                seq(List.of()),
                "",
                Option.apply(new RDDOperationScope(operator, Option.empty(), operator)),
                DeterministicLevel.DETERMINATE());
    }

    static SparkListenerStageSubmitted submitted(StageInfo stage) {
        return new SparkListenerStageSubmitted(stage, new Properties());
    }

    static SparkListenerStageCompleted completed(StageInfo stage) {
        return new SparkListenerStageCompleted(stage);
    }

    static TaskInfo task(long id, int index, boolean speculative) {
        return new TaskInfo(id, index, 0, index, 0, "1", "host", TaskLocality.ANY(), speculative);
    }

    static SparkListenerTaskStart started(StageInfo stage, TaskInfo task) {
        return new SparkListenerTaskStart(stage.stageId(), stage.attemptNumber(), task);
    }

    static SparkListenerTaskEnd ended(StageInfo stage, TaskInfo task, TaskEndReason reason) {
        return ended(stage, task, reason, 2_000);
    }

    static SparkListenerTaskEnd ended(StageInfo stage, TaskInfo task, TaskEndReason reason, long millis) {
        task.markFinished(TaskState.FINISHED(), millis);
        return new SparkListenerTaskEnd(
                stage.stageId(), stage.attemptNumber(), "", reason, task, new ExecutorMetrics(), TaskMetrics.empty());
    }

    static SparkListenerEvent copyWaits(StageInfo stage, int index) {
        return new SparkListenerSpeculativeTaskSubmitted(stage.stageId(), stage.attemptNumber(), index, index);
    }

    static <T> Seq<T> seq(List<T> elements) {
        return ScalaCollections.seq(elements);
    }
}
