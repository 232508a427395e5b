package io.volley.spark.scalein;

import com.google.common.collect.ImmutableSet;
import io.volley.core.scalein.ShuffleNeeds;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/** Tells of jobs and their stages, as far as it matters for which shuffles are needed. */
final class ScaleInListener extends SparkListener {
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
        needs.accept(known -> known.jobStarted(event.jobId(), stages));
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
