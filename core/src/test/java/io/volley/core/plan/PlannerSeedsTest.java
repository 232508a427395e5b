package io.volley.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.core.demand.ExpectedWork;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.demand.StageDemand;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerSeedsTest {
    @ParameterizedTest
    @MethodSource("seeds")
    void keepsToTheBounds(long seed) {
        Random random = new Random(seed);
        Limits limits = limits(random);
        Plan plan = new Planner(limits, settings(random, policy(random))).plan(demand(random), supply(random), 0);

        assertThat(plan.target()).as("%s", plan).isBetween(limits.least(), limits.most());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void addsUp(long seed) {
        Random random = new Random(seed);
        ProfileSupply supply = supply(random);
        Plan plan = new Planner(limits(random), settings(random, policy(random))).plan(demand(random), supply, 0);

        int onTheirWay = supply.startingCount() + plan.request() - plan.withdraw();
        assertThat(onTheirWay).as("%s", plan).isEqualTo(Math.max(0, plan.target() - supply.present()));
        assertThat(plan.unpark()).as("%s", plan).isBetween(0, supply.parked());
        if (plan.request() > 0) {
            assertThat(plan.unpark())
                    .as("all are unparked before one is requested: %s", plan)
                    .isEqualTo(supply.parked());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesTheSamePlanForTheSameInput(long seed) {
        assertThat(anyPlan(new Random(seed))).isEqualTo(anyPlan(new Random(seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void requestsNoMoreThanTheTasksCanFill(long seed) {
        Random random = new Random(seed);
        ProfileDemand demand = plain(demand(random));
        ProfileSupply supply = supply(random);
        Plan plan = new Planner(new Limits(0, 1_000_000, 1), settings(random, policy(random))).plan(demand, supply, 0);

        if (plan.request() > 0) {
            int full = (demand.tasks() + supply.slots() - 1) / supply.slots();
            assertThat(plan.target()).as("%s", plan).isLessThanOrEqualTo(Math.max(2, full));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverWantsFewerForMoreWork(long seed) {
        Random random = new Random(seed);
        Policy policy = policy(random);
        PlanSettings settings = new PlanSettings(policy, OptionalDouble.empty(), 1 + random.nextInt(100), 0);
        Planner planner = new Planner(limits(random), settings);
        ProfileSupply supply = supply(random);
        ProfileDemand less = demand(random);
        ProfileDemand more = withMorePending(less, random);

        Plan little = planner.plan(less, supply, 0);
        Plan much = planner.plan(more, supply, 0);

        assertThat(much.target())
                .as("%s%n%s%n%s%n%s%n%s", less, more, supply, little, much)
                .isGreaterThanOrEqualTo(little.target());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void changesNothingInsideTheDeadband(long seed) {
        Random random = new Random(seed);
        PlanSettings settings = new PlanSettings(Policy.BACKLOG, OptionalDouble.empty(), 50, 0.2);
        Planner planner = new Planner(new Limits(0, 10_000, 1), settings);
        int executors = 50 + random.nextInt(50);
        ProfileSupply supply = new ProfileSupply(1, executors, ImmutableList.of(), executors, 0, 0, 5);

        for (int step = 0; step < 20; step++) {
            int tasks = executors + (int) ((random.nextDouble() * 2 - 1) * 0.19 * executors);
            ProfileDemand wobbling = new ProfileDemand(
                    ImmutableList.of(new StageDemand(0, 0, 0, 0, tasks, 0, false, OptionalDouble.of(100), tasks * 50)),
                    0,
                    ImmutableList.of());
            assertThat(planner.plan(wobbling, supply, 0).target()).isEqualTo(executors);
        }
    }

    /** What is left of a task is its own: no new executor can help with it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void wantsNoMoreForATaskThatRunsOnThanMakesUpForItsSlot(long seed) {
        Random random = new Random(seed);
        PlanSettings settings = new PlanSettings(policy(random), OptionalDouble.empty(), 1 + random.nextInt(100), 0);
        Planner planner = new Planner(new Limits(0, 1_000_000, 1), settings);
        ProfileSupply supply = supply(random);
        ProfileDemand without = demand(random);
        double late = 1 + random.nextInt(100_000);
        StageDemand straggler = new StageDemand(99, 0, late, 0, 1, 0, false, OptionalDouble.of(5), late);
        ProfileDemand with = new ProfileDemand(
                ImmutableList.<StageDemand>builder()
                        .addAll(without.stages())
                        .add(straggler)
                        .build(),
                without.unschedulableTaskSets(),
                without.expected());

        assertThat(planner.plan(with, supply, 0).target())
                .as("%s%n%s", without, supply)
                .isLessThanOrEqualTo(planner.plan(without, supply, 0).target() + 1);
    }

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    private static Plan anyPlan(Random random) {
        return new Planner(limits(random), settings(random, policy(random)))
                .plan(demand(random), supply(random), random.nextInt(100));
    }

    private static Policy policy(Random random) {
        return random.nextBoolean() ? Policy.BACKLOG : Policy.DEADLINE;
    }

    private static PlanSettings settings(Random random, Policy policy) {
        OptionalDouble minWork =
                random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(0.1 + random.nextInt(20));
        return new PlanSettings(policy, minWork, 1 + random.nextInt(100), random.nextInt(5) / 10.0);
    }

    private static Limits limits(Random random) {
        int least = random.nextInt(5);
        return new Limits(
                least, least + random.nextInt(200), random.nextBoolean() ? 1 : 0.1 + random.nextInt(9) / 10.0);
    }

    private static ProfileSupply supply(Random random) {
        ImmutableList.Builder<ProfileSupply.Batch> starting = ImmutableList.builder();
        double age = 0;
        for (int batch = random.nextInt(3); batch > 0; batch--) {
            age += random.nextDouble() * 5;
            starting.add(new ProfileSupply.Batch(1 + random.nextInt(20), age));
        }
        ImmutableList<ProfileSupply.Batch> batches = starting.build().reverse();
        int onTheirWay =
                batches.stream().mapToInt(ProfileSupply.Batch::executors).sum();
        int ready = random.nextInt(30);
        int parked = random.nextInt(3);
        int target = onTheirWay > 0 ? ready + parked + onTheirWay : random.nextInt(ready + parked + 1);
        return new ProfileSupply(
                1 + random.nextInt(8), target, batches, ready, parked, random.nextInt(3), 0.5 + random.nextInt(20));
    }

    private static ProfileDemand demand(Random random) {
        ImmutableList.Builder<StageDemand> stages = ImmutableList.builder();
        for (int stage = random.nextInt(4); stage > 0; stage--) {
            int running = random.nextInt(50);
            boolean known = random.nextInt(4) > 0;
            double seconds = 0.05 + random.nextDouble() * Math.pow(10, random.nextInt(3));
            stages.add(new StageDemand(
                    stage,
                    0,
                    random.nextInt(60),
                    random.nextInt(500),
                    running,
                    random.nextInt(3),
                    random.nextInt(10) == 0,
                    known ? OptionalDouble.of(seconds) : OptionalDouble.empty(),
                    known ? running * seconds * random.nextDouble() : 0));
        }
        ImmutableList<ExpectedWork> expected = random.nextInt(5) > 0
                ? ImmutableList.of()
                : ImmutableList.of(new ExpectedWork(1 + random.nextInt(200), 1 + random.nextInt(10), 60));
        return new ProfileDemand(stages.build(), random.nextInt(20) == 0 ? 1 : 0, expected);
    }

    /** Only stages, no task set that cannot be scheduled, nothing announced. */
    private static ProfileDemand plain(ProfileDemand demand) {
        return new ProfileDemand(demand.stages(), 0, ImmutableList.of());
    }

    private static ProfileDemand withMorePending(ProfileDemand demand, Random random) {
        ImmutableList.Builder<StageDemand> more = ImmutableList.builder();
        for (StageDemand stage : demand.stages()) {
            more.add(new StageDemand(
                    stage.stage(),
                    stage.attempt(),
                    stage.ageSeconds(),
                    stage.pending() + random.nextInt(100),
                    stage.running(),
                    stage.speculative(),
                    stage.barrier(),
                    stage.taskSeconds(),
                    stage.runningSecondsLeft(),
                    stage.stragglers()));
        }
        return new ProfileDemand(more.build(), demand.unschedulableTaskSets(), demand.expected());
    }
}
