package io.volley.benchmarks;

import com.google.common.collect.ImmutableList;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.demand.StageDemand;
import io.volley.core.plan.Limits;
import io.volley.core.plan.Plan;
import io.volley.core.plan.PlanSettings;
import io.volley.core.plan.Planner;
import io.volley.core.plan.Policy;
import io.volley.core.plan.ProfileSupply;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long one plan takes: 10,000 executors of four slots, 100 active stages. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PlannerBenchmark {
    private static final int STAGES = 100;
    private static final int SLOTS = 4;

    /** Spark's policy plans nothing, and so is not measured. */
    @Param({"BACKLOG", "DEADLINE"})
    public Policy policy = Policy.BACKLOG;

    private Planner planner = planner();
    private ProfileDemand demand = ProfileDemand.NONE;
    private ProfileSupply supply = new ProfileSupply(SLOTS, 0, ImmutableList.of(), 0, 0, 0, 5);

    /** Fills the cluster with work. */
    @Setup
    public void fill() {
        planner = planner();
        Random random = new Random(1);
        ImmutableList.Builder<StageDemand> stages = ImmutableList.builder();
        for (int stage = 0; stage < STAGES; stage++) {
            stages.add(new StageDemand(
                    stage,
                    0,
                    random.nextInt(60),
                    random.nextInt(5_000),
                    400,
                    0,
                    false,
                    OptionalDouble.of(0.2 + random.nextDouble() * 5),
                    400));
        }
        demand = new ProfileDemand(stages.build(), 0, ImmutableList.of());
        ImmutableList.Builder<ProfileSupply.Batch> starting = ImmutableList.builder();
        for (int batch = 0; batch < 20; batch++) {
            starting.add(new ProfileSupply.Batch(50, 20 - batch));
        }
        supply = new ProfileSupply(SLOTS, 10_000, starting.build(), 9_000, 0, 0, 5);
    }

    /** One plan of one profile. */
    @Benchmark
    public Plan plan() {
        return planner.plan(demand, supply, 0);
    }

    private Planner planner() {
        return new Planner(new Limits(0, 20_000, 1), new PlanSettings(policy, OptionalDouble.empty(), 50, 0.1));
    }
}
