package io.volley.spark.scaling;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.demand.StageId;
import io.volley.core.demand.Task;
import io.volley.core.demand.TaskOutcome;
import io.volley.core.demand.TaskSetState;
import io.volley.core.demand.TaskWait;
import io.volley.core.demand.Workload;
import io.volley.core.record.ProfileId;
import io.volley.spark.ScalaCollections;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.Success$;
import org.apache.spark.TaskEndReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerSpeculativeTaskSubmitted;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.SparkListenerUnschedulableTaskSetAdded;
import org.apache.spark.scheduler.SparkListenerUnschedulableTaskSetRemoved;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;

/**
 * Measures the demand of tasks from Spark's events. Events come on a thread of Spark's, the demand is read on another; the
 * lock between them is held for microseconds, and nothing is called under it.
 */
final class DemandListener extends SparkListener {
    /** What the names of all stages begin with that a server of Spark Connect runs. */
    private static final String CONNECT = "Spark Connect - ";

    private final DoubleSupplier clock;
    private final Runnable changed;
    private final Workload workload = new Workload();
    private boolean begun;

    /**
     * @param clock seconds
     * @param changed told after each event; must return at once
     */
    DemandListener(DoubleSupplier clock, Runnable changed) {
        this.clock = clock;
        this.changed = changed;
    }

    /** What each profile needs at a time on the clock. */
    synchronized ImmutableSortedMap<ProfileId, ProfileDemand> demand(double now) {
        return workload.demand(now);
    }

    /** How long tasks of each profile have waited at a time on the clock. */
    synchronized ImmutableMap<ProfileId, TaskWait> waits(double now) {
        return workload.waits(now);
    }

    /** Corrects by the attempts of stages that are active what events have told; returns those that are known then. */
    synchronized ImmutableSet<StageId> correct(Collection<TaskSetState> active, double now) {
        workload.correct(active, now);
        return workload.stages();
    }

    /** The program says that the tasks of a profile will take so many seconds. */
    synchronized void announced(ProfileId profile, double taskSeconds) {
        workload.announced(profile, taskSeconds);
    }

    /** Whether any stage has ever been submitted. */
    synchronized boolean hasBegun() {
        return begun;
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        StageInfo stage = event.stageInfo();
        boolean barrier = ScalaCollections.asJava(stage.rddInfos()).stream().anyMatch(rdd -> rdd.isBarrier());
        ProfileId profile = new ProfileId(stage.resourceProfileId());
        tell(work -> {
            begun = true;
            work.submitted(id(stage), profile, stage.numTasks(), code(stage), barrier, clock.getAsDouble());
        });
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
        tell(work -> work.completed(id(event.stageInfo())));
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart event) {
        StageId stage = new StageId(event.stageId(), event.stageAttemptId());
        tell(work -> work.started(stage, task(event.taskInfo()), clock.getAsDouble()));
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        StageId stage = new StageId(event.stageId(), event.stageAttemptId());
        TaskOutcome outcome = outcome(event.reason());
        double seconds = outcome == TaskOutcome.SUCCEEDED ? event.taskInfo().duration() / 1e3 : 0;
        tell(work -> work.ended(stage, task(event.taskInfo()), outcome, seconds));
    }

    @Override
    public void onSpeculativeTaskSubmitted(SparkListenerSpeculativeTaskSubmitted event) {
        StageId stage = new StageId(event.stageId(), event.stageAttemptId());
        tell(work -> work.copyWaits(stage, event.taskIndex()));
    }

    @Override
    public void onUnschedulableTaskSetAdded(SparkListenerUnschedulableTaskSetAdded event) {
        tell(work -> work.unschedulable(new StageId(event.stageId(), event.stageAttemptId()), true));
    }

    @Override
    public void onUnschedulableTaskSetRemoved(SparkListenerUnschedulableTaskSetRemoved event) {
        tell(work -> work.unschedulable(new StageId(event.stageId(), event.stageAttemptId()), false));
    }

    private void tell(Consumer<Workload> event) {
        synchronized (this) {
            event.accept(workload);
        }
        changed.run();
    }

    /**
     * What a stage does, as far as Spark tells: its name, which all stages of a query share, the operators of its RDDs, and how
     * many stages it reads. In the name that a server of Spark Connect gives are the session's id and the beginning of what was
     * asked, so that no later session would find what an earlier one has taught.
     */
    private static String code(StageInfo stage) {
        Stream<String> operators = ScalaCollections.asJava(stage.rddInfos()).stream()
                .map(rdd -> rdd.scope().isDefined() ? rdd.scope().get().name() : "")
                .filter(name -> !name.isEmpty())
                .distinct();
        String name = stage.name().startsWith(CONNECT) ? CONNECT : stage.name();
        return Stream.concat(Stream.of(name), operators).collect(Collectors.joining(",")) + ","
                + stage.parentIds().size();
    }

    static StageId id(StageInfo stage) {
        return new StageId(stage.stageId(), stage.attemptNumber());
    }

    private static Task task(TaskInfo info) {
        return new Task(info.taskId(), info.index(), info.speculative());
    }

    private static TaskOutcome outcome(TaskEndReason reason) {
        if (reason == Success$.MODULE$) {
            return TaskOutcome.SUCCEEDED;
        }
        return reason instanceof TaskKilled ? TaskOutcome.KILLED : TaskOutcome.FAILED;
    }
}
