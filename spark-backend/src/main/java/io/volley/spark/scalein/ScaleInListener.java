package io.volley.spark.scalein;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.core.scalein.ShuffleNeeds;
import io.volley.spark.ScalaCollections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.StageInfo;
import org.jspecify.annotations.Nullable;

/** Tells of jobs, their stages and the queries that they belong to, as far as it matters for which shuffles are needed. */
final class ScaleInListener extends SparkListener {
    private final Consumer<Consumer<ShuffleNeeds>> needs;
    private final LongPredicate isRunning;

    /**
     * @param needs brings a fact to the needs, on their own thread; must return at once
     * @param isRunning whether an execution of a query has not ended. A thread that was made in one keeps its number for
     *     good, and so do the jobs that it starts when that execution is long over.
     */
    ScaleInListener(Consumer<Consumer<ShuffleNeeds>> needs, LongPredicate isRunning) {
        this.needs = needs;
        this.isRunning = isRunning;
    }

    @Override
    public void onJobStart(SparkListenerJobStart event) {
        List<ShuffleNeeds.Stage> stages = ScalaCollections.asJava(event.stageInfos()).stream()
                .map(ScaleInListener::stage)
                .toList();
        ImmutableSet<Long> executions = executions(event.properties());
        needs.accept(known -> known.jobStarted(event.jobId(), stages, executions));
    }

    @Override
    public void onOtherEvent(SparkListenerEvent event) {
        SqlExecutions.ended(event).ifPresent(id -> needs.accept(known -> known.executionEnded(id)));
    }

    private ImmutableSet<Long> executions(@Nullable Properties properties) {
        return ImmutableSet.copyOf(Sets.filter(SqlExecutions.of(properties), isRunning::test));
    }

    @Override
    public void onJobEnd(SparkListenerJobEnd event) {
        needs.accept(known -> known.jobEnded(event.jobId()));
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        ShuffleNeeds.Stage stage = stage(event.stageInfo());
        ImmutableSet<Long> executions = executions(event.properties());
        needs.accept(known -> {
            known.stageSubmitted(stage.id());
            stage.writes().ifPresent(shuffle -> known.written(shuffle, executions));
        });
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
        int stage = event.stageInfo().stageId();
        boolean succeeded = event.stageInfo().failureReason().isEmpty();
        needs.accept(known -> known.stageEnded(stage, succeeded));
    }

    private static ShuffleNeeds.Stage stage(StageInfo info) {
        ImmutableSet<Integer> parents = ScalaCollections.asJava(info.parentIds()).stream()
                .map(Integer.class::cast)
                .collect(ImmutableSet.toImmutableSet());
        OptionalInt writes = info.shuffleDepId().isDefined()
                ? OptionalInt.of((Integer) info.shuffleDepId().get())
                : OptionalInt.empty();
        return new ShuffleNeeds.Stage(info.stageId(), writes, parents);
    }
}
