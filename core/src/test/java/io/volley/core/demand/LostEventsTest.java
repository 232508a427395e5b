package io.volley.core.demand;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.volley.core.plan.Limits;
import io.volley.core.plan.PlanSettings;
import io.volley.core.plan.Planner;
import io.volley.core.plan.Policy;
import io.volley.core.plan.ProfileSupply;
import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * An application in virtual time, of whose events one in twenty is lost: ten seconds later it is planned for as if none had
 * been, and nothing piles up. {@code -Dvolley.soak.tasks=1000000000} makes it a long one.
 */
class LostEventsTest {
    private static final long TASKS = Long.getLong("volley.soak.tasks", 300_000);
    private static final double TICK = 0.5;
    private static final double CORRECTED_EVERY = 5;
    private static final double LOSSES = 0.05;
    private static final int SLOTS = 400;

    private final Random random = new Random(5);
    private final Workload told = new Workload();
    private final Workload truth = new Workload();
    private final List<Stage> active = new ArrayList<>();
    private final Planner planner =
            new Planner(new Limits(0, 10_000, 1), new PlanSettings(Policy.BACKLOG, OptionalDouble.empty(), 50, 0));
    private double now;
    private boolean eventsAreLost;
    private int stages;
    private long tasks;
    private long lost;
    private int largest;

    @Test
    void plansAsIfNoEventHadBeenLost() {
        int plans = 0;
        int off = 0;
        while (tasks < TASKS) {
            run(20, true);
            run(10, false);
            int right = target(truth);
            if (Math.abs(target(told) - right) > 1 + right * 0.1) {
                off++;
            }
            plans++;
        }

        assertThat(plans).isGreaterThan(50);
        assertThat(off)
                .as("plans off by more than a tenth, of %s: times that were lost make the estimates differ", plans)
                .isLessThanOrEqualTo(plans / 50);
        assertThat(lost).isGreaterThan(TASKS / 40);
        assertThat(largest).as("what is remembered").isLessThan(1_000 + 200);
    }

    /** Stages come and events are lost, or the stages that are there go on and no event is lost. */
    private void run(double seconds, boolean stagesCome) {
        eventsAreLost = stagesCome;
        for (double end = now + seconds; now < end; now += TICK) {
            if (stagesCome && random.nextInt(4) == 0) {
                submit();
            }
            work();
            if (now % CORRECTED_EVERY < TICK) {
                told.correct(active.stream().map(Stage::state).toList(), now);
            }
            largest = Math.max(largest, told.size());
        }
    }

    private void submit() {
        Stage stage = new Stage(new StageId(stages++, 0), 1 + random.nextInt(400), 0.5 + random.nextInt(5));
        active.add(stage);
        tell(work -> work.submitted(stage.id, ProfileId.DEFAULT, stage.tasks, "stage " + stage.tasks % 50, false, now));
    }

    private void work() {
        int free = SLOTS;
        for (Stage stage : List.copyOf(active)) {
            stage.endTasks();
            free -= stage.running.size();
        }
        for (Stage stage : List.copyOf(active)) {
            while (free > 0 && stage.next < stage.tasks) {
                stage.startTask();
                free--;
            }
            if (stage.next == stage.tasks && stage.running.isEmpty()) {
                active.remove(stage);
                tell(work -> work.completed(stage.id));
            }
        }
    }

    private void tell(Consumer<Workload> event) {
        event.accept(truth);
        if (!eventsAreLost || random.nextDouble() >= LOSSES) {
            event.accept(told);
        } else {
            lost++;
        }
    }

    private int target(Workload work) {
        ProfileDemand demand = work.demand(now).getOrDefault(ProfileId.DEFAULT, ProfileDemand.NONE);
        ProfileSupply supply = new ProfileSupply(4, SLOTS / 4, ImmutableList.of(), SLOTS / 4, 0, 0, 5);
        return planner.plan(demand, supply, 0).target();
    }

    private final class Stage {
        private final StageId id;
        private final int tasks;
        private final double seconds;
        private final List<Running> running = new ArrayList<>();
        private int next;

        private Stage(StageId id, int tasks, double seconds) {
            this.id = id;
            this.tasks = tasks;
            this.seconds = seconds;
        }

        private void startTask() {
            double took = seconds * (0.5 + random.nextDouble());
            Running task = new Running(new Task(LostEventsTest.this.tasks++, next++, false), now + took, took);
            running.add(task);
            tell(work -> work.started(id, task.task, now));
        }

        private void endTasks() {
            running.removeIf(task -> {
                if (task.end > now) {
                    return false;
                }
                tell(work -> work.ended(id, task.task, TaskOutcome.SUCCEEDED, task.took));
                return true;
            });
        }

        private TaskSetState state() {
            BitSet begun = new BitSet();
            begun.set(0, next);
            return new TaskSetState(
                    id,
                    ProfileId.DEFAULT,
                    tasks,
                    begun,
                    running.stream().map(task -> task.task.id()).collect(ImmutableSet.toImmutableSet()),
                    false);
        }
    }

    private record Running(Task task, double end, double took) {}
}
