package io.volley.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableDoubleArray;
import io.volley.core.demand.StageId;
import io.volley.core.demand.Task;
import io.volley.simulation.recorded.RecordedApplication;
import io.volley.simulation.recorded.RecordedEvent;
import io.volley.simulation.recorded.RecordedEvent.ExecutionEnded;
import io.volley.simulation.recorded.RecordedEvent.ExecutionStarted;
import io.volley.simulation.recorded.RecordedEvent.JobEnded;
import io.volley.simulation.recorded.RecordedEvent.JobStarted;
import io.volley.simulation.recorded.RecordedEvent.StageSubmitted;
import io.volley.simulation.recorded.RecordedEvent.TaskEnded;
import io.volley.simulation.recorded.RecordedEvent.TaskStarted;
import io.volley.simulation.recorded.RecordedStage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedQueriesTest {
    private static final DayParameters FIGURES = new DayParameters(10, 4, 2, 1_800, 1, ImmutableMap.of());

    private final List<RecordedEvent> events = new ArrayList<>();

    /** Two scans at once, each a job; then the join, whose job names the scans again, as stages that Spark skips. */
    @Test
    void knowsAgainTheStagesThatALaterJobSkips() {
        recordJoin();

        RecordedQuery query = RecordedQueries.of(recorded()).get(0);

        assertThat(query.name()).isEqualTo("a join");
        assertThat(query.jobs())
                .containsExactly(
                        new RecordedQuery.Job(ImmutableSet.of(), 0.01),
                        new RecordedQuery.Job(ImmutableSet.of(), 0.02),
                        new RecordedQuery.Job(ImmutableSet.of(0, 1), 0.1));
        assertThat(query.stages())
                .containsExactly(
                        new RecordedQuery.Stage(0, "scan,0", ImmutableDoubleArray.of(0.3, 0.2), ImmutableSet.of(), 100),
                        new RecordedQuery.Stage(1, "scan,0", ImmutableDoubleArray.of(0.6), ImmutableSet.of(), 100),
                        new RecordedQuery.Stage(2, "join,2", ImmutableDoubleArray.of(1), ImmutableSet.of(0, 1), 0));
    }

    @Test
    void widensAllStagesButThoseOfOneTask() {
        recordJoin();

        SimulatedJob job = RecordedQueries.of(recorded()).get(0).job(5, 60, 3, 200, 1_000);

        assertThat(job.isQuery()).isTrue();
        assertThat(job.parts()).extracting(JobPart::id).containsExactly(200, 201, 202);
        assertThat(job.parts().get(2).after()).containsExactlyInAnyOrder(200, 201);
        assertThat(job.stages()).extracting(SimulatedStage::tasks).containsExactly(6, 1, 1);
        assertThat(job.stages().get(2).parents()).containsExactlyInAnyOrder(1_000, 1_001);
        assertThat(job.taskSeconds()).isCloseTo(3 * 0.5 + 0.6 + 1, offset(1e-9));
    }

    @Test
    void leavesOutWhatFailedOrDidNotEndOrIsOfNoQuery() {
        events.add(new JobStarted(0, 0, ImmutableSet.of(), ImmutableList.of(stage(0, "rdd")), ""));
        run(0, stage(0, "rdd"), 10);
        events.add(new ExecutionStarted(1, 1, 1, "fails"));
        events.add(new JobStarted(1, 1, ImmutableSet.of(1L), ImmutableList.of(stage(1, "fails")), ""));
        run(1, stage(1, "fails"), 10);
        events.add(new JobEnded(20, 1, false));
        events.add(new ExecutionEnded(20, 1));
        events.add(new ExecutionStarted(21, 2, 2, "is cut off"));
        events.add(new JobStarted(21, 2, ImmutableSet.of(2L), ImmutableList.of(stage(2, "is cut off")), ""));
        run(21, stage(2, "is cut off"), 10);

        assertThat(RecordedQueries.of(recorded())).isEmpty();
    }

    @Test
    void takesWhatAQueryStartsWithinItselfForAPartOfIt() {
        events.add(new ExecutionStarted(0, 1, 1, "outer"));
        events.add(new ExecutionStarted(1, 2, 1, "inner"));
        events.add(new JobStarted(2, 0, ImmutableSet.of(2L, 1L), ImmutableList.of(stage(0, "inner")), ""));
        run(2, stage(0, "inner"), 10);
        events.add(new JobEnded(12, 0, true));
        events.add(new ExecutionEnded(13, 2));
        events.add(new ExecutionEnded(14, 1));

        assertThat(RecordedQueries.of(recorded()))
                .extracting(RecordedQuery::name)
                .containsExactly("outer");
    }

    /** 0.01 s until both scans, which take 0.3 s and 0.6 s side by side; 0.1 s after the second the join, of 1 s. */
    @Test
    void comesPartByPartAsItDidOnce() {
        recordJoin();
        SimulatedJob job = RecordedQueries.of(recorded()).get(0).job(0, 30, 1, 0, 0);
        Day day = new Day(FIGURES, ImmutableList.of(new SimulatedApplication("one", ImmutableList.of(job))));

        DayOutcome outcome = day.run(SimulatedPolicy.STATIC_ALL);

        assertThat(outcome.times().get(0).seconds()).isCloseTo(0.02 + 0.6 + 0.1 + 1, offset(1e-6));
        assertThat(outcome.usage().tasks()).isEqualTo(4);
        assertThat(outcome.usage().slotSeconds()).isCloseTo(0.5 + 0.6 + 1, offset(1e-6));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void findsTheQueriesOfTpch(String name) {
        ImmutableList<RecordedQuery> queries = RecordedQueries.of(RecordedApplication.named(name));

        assertThat(queries).hasSizeGreaterThanOrEqualTo(22).allSatisfy(query -> {
            assertThat(query.stages()).hasSizeGreaterThan(1);
            assertThat(query.jobs()).hasSizeGreaterThan(1);
            assertThat(query.stages().get(query.stages().size() - 1).parents())
                    .as("what the last stage of %s reads", query.name())
                    .isNotEmpty();
        });
    }

    static ImmutableSet<String> recordings() {
        return RecordedApplication.NAMES;
    }

    private void recordJoin() {
        events.add(new ExecutionStarted(1_000, 4, 4, "a join"));
        RecordedStage left =
                new RecordedStage(0, OptionalInt.of(7), 2, 0, false, ImmutableSet.of(), "scan", ImmutableList.of());
        RecordedStage right =
                new RecordedStage(1, OptionalInt.of(9), 1, 0, false, ImmutableSet.of(), "scan", ImmutableList.of());
        events.add(new JobStarted(1_010, 0, ImmutableSet.of(4L), ImmutableList.of(left), ""));
        events.add(new JobStarted(1_020, 1, ImmutableSet.of(4L), ImmutableList.of(right), ""));
        run(1_010, left, 300, 200);
        run(1_020, right, 600);
        events.add(new JobEnded(1_310, 0, true));
        events.add(new JobEnded(1_620, 1, true));
        RecordedStage join = new RecordedStage(
                4, OptionalInt.empty(), 1, 0, false, ImmutableSet.of(2, 3), "join", ImmutableList.of());
        events.add(new JobStarted(
                1_720, 2, ImmutableSet.of(4L), ImmutableList.of(again(left, 2), again(right, 3), join), ""));
        run(1_720, join, 1_000);
        events.add(new JobEnded(2_720, 2, true));
        events.add(new ExecutionEnded(2_730, 4));
    }

    private void run(long at, RecordedStage stage, long... tasks) {
        events.add(new StageSubmitted(at, stage, 0));
        List<TaskStarted> starts = new ArrayList<>();
        for (int index = 0; index < tasks.length; index++) {
            starts.add(new TaskStarted(
                    at, new StageId(stage.id(), 0), new Task(100L * stage.id() + index, index, false), "1"));
        }
        events.addAll(starts);
        starts.forEach(start -> events.add(new TaskEnded(at + tasks[start.task().index()], start, "Success", 100)));
    }

    private RecordedApplication recorded() {
        return new RecordedApplication("4.2.0", "a test", ImmutableMap.of(), ImmutableList.copyOf(events));
    }

    private static RecordedStage stage(int id, String name) {
        return new RecordedStage(id, OptionalInt.empty(), 1, 0, false, ImmutableSet.of(), name, ImmutableList.of());
    }

    private static RecordedStage again(RecordedStage stage, int id) {
        return new RecordedStage(
                id,
                stage.shuffle(),
                stage.tasks(),
                stage.profile(),
                stage.barrier(),
                stage.parents(),
                stage.name(),
                stage.operators());
    }
}
