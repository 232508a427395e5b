package io.volley.spark.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.coordination.EventLoop;
import io.volley.coordination.VirtualThread;
import io.volley.core.plan.Limits;
import io.volley.core.plan.PlanSettings;
import io.volley.core.plan.Planner;
import io.volley.core.plan.Policy;
import io.volley.core.record.ProfileId;
import io.volley.spark.ScalaCollections;
import io.volley.spark.scalein.PlayedScaleIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerInterface;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import scala.Option;

/** The whole loop of a driver in virtual time: events of Spark's in, words to the cluster out. */
class ScalingTest {
    private static final Duration START_UP = Duration.ofSeconds(5);

    private final VirtualThread thread = new VirtualThread();
    private final List<SparkListenerInterface> listeners = new ArrayList<>();
    private final List<Throwable> fatal = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private ToIntFunction<ProfileId> slots = profile -> 4;
    private boolean clusterFails;
    private MetricRegistry metrics = new MetricRegistry();
    private final PlayedSchedulerState spark = new PlayedSchedulerState();
    private final PlayedScaleIn played = new PlayedScaleIn(thread.ticker());
    private final Scaling scaling = new Scaling(
            new Scaling.Parts(
                    Sizing.planned(new Planner(
                            new Limits(0, 50, 1), new PlanSettings(Policy.BACKLOG, OptionalDouble.empty(), 50, 0.1))),
                    START_UP,
                    profile -> slots.applyAsInt(profile),
                    Optional.of(played.scaleIn()),
                    spark),
            new Telling(),
            EventLoop.endingAtFailure(thread, fatal::add),
            thread.ticker());

    /** Takes down what it is told, and when. */
    private final class Telling implements Cluster {
        private Map<ProfileId, Integer> before = Map.of();

        @Override
        public void tick() {}

        @Override
        public void want(
                ImmutableSortedMap<ProfileId, Target> targets,
                Function<ProfileId, ImmutableMap<String, Integer>> hosts) {
            if (clusterFails) {
                throw new IllegalStateException("the cluster cannot be told");
            }
            ImmutableMap.Builder<ProfileId, Integer> now = ImmutableMap.builder();
            targets.forEach((profile, target) -> now.put(profile, target.executors()));
            if (!now.buildOrThrow().equals(before)) {
                before = now.buildOrThrow();
                told.add("%.2f s: %s".formatted(thread.ticker().read() / 1e9, List.copyOf(before.values())));
            }
        }
    }

    @AfterEach
    void stop() {
        played.close();
    }

    @Test
    void tellsTheClusterOfAStageOnceAndSoonAfterItCame() {
        start();
        thread.advance(10);
        submit(stage(1, 100));
        thread.advance(10);

        assertThat(told).containsExactly("10.02 s: [25]");
        assertThat(scaling.status().profile().reasons())
                .containsExactly("100 tasks of unknown duration are assumed to be long, 4 at a time per executor");
    }

    @Test
    void holdsToWhatSparkRequestsUntilThereIsAStage() {
        start();
        scaling.requested(Map.of(ProfileId.DEFAULT, 3));
        thread.advance(60);

        assertThat(told).containsExactly("0.02 s: [3]");
    }

    @Test
    void requestsAheadOfAnnouncedWorkAndForgetsItWhenItsTimeIsOver() {
        start();
        scaling.expect(ProfileId.DEFAULT, 120, Duration.ofSeconds(10), Duration.ofSeconds(65));
        thread.advance(70);

        assertThat(told).containsExactly("0.02 s: [5]", "65.00 s: [0]");
    }

    @Test
    void takesDownWhenExecutorsRegisterAndLearnsHowLongTheyTake() {
        start();
        submit(stage(1, 8));
        thread.advance(1);
        scaling.allocated(List.of("1", "2"));
        thread.advance(3);
        register("1");
        register("2");
        thread.advance(1);

        assertThat(scaling.status().profile().ready()).isEqualTo(2);
        assertThat(scaling.status().profile().starting()).isZero();
        submit(stage(2, 400));
        startAndEnd(stage(1, 8), 0, 0.5);
        thread.advance(1);
        assertThat(scaling.status().profile().reasons()).anyMatch(reason -> reason.contains("start-up 3 s"));
    }

    @Test
    void goesOnAfterAFactThatFails() {
        start();
        scaling.hop(() -> {
            throw new IllegalStateException("a fault");
        });
        thread.advance(1);
        submit(stage(1, 100));
        thread.advance(10);

        assertThat(fatal).isEmpty();
        assertThat(told).containsExactly("1.02 s: [25]");
        assertThat(faults()).isEqualTo(1);
    }

    @Test
    void requestsWhatSparkRequestsWhilePlanningFails() {
        start();
        submit(stage(1, 100));
        thread.advance(1);
        scaling.requested(Map.of(ProfileId.DEFAULT, 4));
        slots = profile -> {
            throw new IllegalStateException("a fault");
        };
        thread.advance(5);
        assertThat(told).containsExactly("0.00 s: [25]", "1.02 s: [4]");
        assertThat(faults()).isPositive();

        slots = profile -> 4;
        thread.advance(5);
        assertThat(told).last().asString().endsWith(": [25]");
        assertThat(fatal).isEmpty();
    }

    @Test
    void keepsToThePlanAndParksNobodyWhileScalingInFails() {
        start();
        scaling.requested(Map.of(ProfileId.DEFAULT, 7));
        submit(stage(1, 4));
        for (String executor : List.of("1", "2", "3")) {
            register(executor);
        }
        for (int task = 0; task < 4; task++) {
            begin(stage(1, 4), task);
        }
        thread.advance(10);
        assertThat(played.parked()).hasSize(2);
        assertThat(told).last().asString().endsWith(": [1]");
        told.clear();

        played.faulty(true);
        thread.advance(20);
        assertThat(played.parked()).isEmpty();
        assertThat(told).as("those that are here; neither 7 nor in turns").containsExactly("11.00 s: [3]");
        assertThat(faults()).isGreaterThan(5);
        assertThat(fatal).isEmpty();
    }

    @Test
    void findsOutWhatEventsHaveNotTold() {
        start();
        submit(stage(1, 100));
        thread.advance(1);
        register("1");
        spark.completed(stage(1, 100));
        spark.removed("1");
        thread.advance(5);
        assertThat(scaling.status().profile().ready()).isEqualTo(1);
        thread.advance(20);
        assertThat(told).as("the stage is over").last().asString().endsWith(": [0]");
        assertThat(scaling.status().profile().ready()).isZero();

        spark.submitted(stage(2, 8));
        spark.registered("2");
        thread.advance(21);
        assertThat(told).as("a stage has come").last().asString().endsWith(": [2]");
        assertThat(scaling.status().profile().ready()).isEqualTo(1);
    }

    @Test
    void endsTheApplicationIfTheClusterCannotBeTold() {
        start();
        thread.advance(1);
        clusterFails = true;
        submit(stage(1, 100));
        thread.advance(10);

        assertThat(fatal).singleElement().extracting(Throwable::getMessage).isEqualTo("the cluster cannot be told");
        assertThat(told).isEmpty();
    }

    private long faults() {
        return metrics.counter("faults").getCount();
    }

    private void start() {
        scaling.start(listeners::add, source -> metrics = source.metricRegistry());
        tell(listener -> listener.onApplicationStart(new SparkListenerApplicationStart(
                "test", Option.apply("app-1"), 0, "user", Option.empty(), Option.empty(), Option.empty())));
    }

    private static StageInfo stage(int id, int tasks) {
        return SparkEvents.stage(id, 0, tasks, 0, List.of());
    }

    private void submit(StageInfo stage) {
        spark.submitted(stage);
        tell(listener -> listener.onStageSubmitted(SparkEvents.submitted(stage)));
    }

    /** A task that took a while, as far as events tell. */
    private void startAndEnd(StageInfo stage, int index, double seconds) {
        TaskInfo task = begin(stage, index);
        thread.advance(seconds);
        spark.ended(stage, index);
        tell(listener -> listener.onTaskEnd(SparkEvents.ended(stage, task, SparkEvents.SUCCEEDED)));
    }

    private TaskInfo begin(StageInfo stage, int index) {
        TaskInfo task = SparkEvents.task(index, index, false);
        spark.begun(stage, index);
        tell(listener -> listener.onTaskStart(SparkEvents.started(stage, task)));
        return task;
    }

    private void register(String executor) {
        spark.registered(executor);
        ExecutorInfo info = new ExecutorInfo("host", 4, ScalaCollections.map(Map.of()));
        tell(listener -> listener.onExecutorAdded(new SparkListenerExecutorAdded(0, executor, info)));
    }

    private void tell(java.util.function.Consumer<SparkListener> event) {
        ImmutableList.copyOf(listeners).forEach(listener -> event.accept((SparkListener) listener));
    }
}
