package io.volley.spark.scalein;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Longs;
import io.volley.core.scalein.ShuffleNeeds;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.StageInfo;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Tells of jobs, their stages and the queries that they belong to, as far as it matters for which shuffles are needed. */
final class ScaleInListener extends SparkListener {
    /** Spark SQL's properties of a job: the query that it belongs to, and the one around that. */
    private static final ImmutableList<String> EXECUTIONS =
            ImmutableList.of("spark.sql.execution.id", "spark.sql.execution.root.id");

    private final Consumer<Consumer<ShuffleNeeds>> needs;

    /** @param needs brings a fact to the needs, on their own thread; must return at once */
    ScaleInListener(Consumer<Consumer<ShuffleNeeds>> needs) {
        this.needs = needs;
    }

    @Override
    public void onJobStart(SparkListenerJobStart event) {
        List<ShuffleNeeds.Stage> stages = CollectionConverters.asJava(event.stageInfos()).stream()
                .map(ScaleInListener::stage)
                .toList();
        ImmutableSet<Long> executions = executions(event.properties());
        needs.accept(known -> known.jobStarted(event.jobId(), stages, executions));
    }

    @Override
    public void onOtherEvent(SparkListenerEvent event) {
        SqlExecutions.ended(event).ifPresent(id -> needs.accept(known -> known.executionEnded(id)));
    }

    private static ImmutableSet<Long> executions(@Nullable Properties properties) {
        return EXECUTIONS.stream()
                .map(key -> properties == null ? null : properties.getProperty(key))
                .filter(Objects::nonNull)
                .map(Longs::tryParse)
                .filter(Objects::nonNull)
                .collect(ImmutableSet.toImmutableSet());
    }

    @Override
    public void onJobEnd(SparkListenerJobEnd event) {
        needs.accept(known -> known.jobEnded(event.jobId()));
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        int stage = event.stageInfo().stageId();
        needs.accept(known -> known.stageSubmitted(stage));
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
        int stage = event.stageInfo().stageId();
        boolean succeeded = event.stageInfo().failureReason().isEmpty();
        needs.accept(known -> known.stageEnded(stage, succeeded));
    }

    private static ShuffleNeeds.Stage stage(StageInfo info) {
        ImmutableSet<Integer> parents = CollectionConverters.asJava(info.parentIds()).stream()
                .map(Integer.class::cast)
                .collect(ImmutableSet.toImmutableSet());
        OptionalInt writes = info.shuffleDepId().isDefined()
                ? OptionalInt.of((Integer) info.shuffleDepId().get())
                : OptionalInt.empty();
        return new ShuffleNeeds.Stage(info.stageId(), writes, parents);
    }
}
