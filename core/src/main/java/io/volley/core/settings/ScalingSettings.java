package io.volley.core.settings;

import com.google.common.collect.ImmutableList;
import io.volley.core.Seconds;
import io.volley.core.plan.PlanSettings;
import io.volley.core.plan.Policy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many executors there shall be.
 *
 * @param policy what the number of executors is for
 * @param minWork how much work a slot of a new executor must find; empty: its start-up time
 * @param deadline how long after its submission a stage shall be done
 * @param deadband the part of the target below which a change is not made
 * @param startUp how long an executor takes to start while none has been measured
 */
public record ScalingSettings(
        Policy policy, Optional<Duration> minWork, Duration deadline, double deadband, Duration startUp) {

    public static final Setting<Policy> POLICY = new Setting<>(
            "spark.volley.policy",
            "backlog",
            Types.oneOf(Policy.class),
            "Scaling goal under dynamic allocation. `backlog`: request an executor only if it will still have enough work when it starts; `deadline`: finish each stage within `spark.volley.deadline`; `stock`: request what Spark's own ExecutorAllocationManager would.",
            "0.1.0");

    public static final Setting<Optional<Duration>> MIN_WORK = new Setting<>(
            "spark.volley.batch.minWork",
            "",
            Types.timeOrNothing("5s"),
            "Under `backlog`, how much work must be left for each slot of a new executor when it starts. Unset: the start-up time of an executor.",
            "0.1.0");

    public static final Setting<Duration> DEADLINE = new Setting<>(
            "spark.volley.deadline",
            "50s",
            Types.time("50s"),
            "Under `deadline`, the target completion time of each stage, from its submission.",
            "0.1.0");

    public static final Setting<Double> DEADBAND = new Setting<>(
            "spark.volley.deadband",
            "0.1",
            Types.part("0.1"),
            "Changes of the target smaller than this fraction of it are not made.",
            "0.1.0");

    public static final Setting<Duration> START_UP = new Setting<>(
            "spark.volley.startUp",
            "5s",
            Types.time("5s"),
            "Assumed time from the allocation of an executor to its registration, until it has been measured.",
            "0.1.0");

    static final ImmutableList<Setting<?>> ALL = ImmutableList.of(POLICY, MIN_WORK, DEADLINE, DEADBAND, START_UP);

    static ScalingSettings of(Map<String, String> settings) {
        return new ScalingSettings(
                POLICY.from(settings),
                MIN_WORK.from(settings),
                DEADLINE.from(settings),
                DEADBAND.from(settings),
                START_UP.from(settings));
    }

    /** What of it the planner takes. */
    public PlanSettings plan() {
        return new PlanSettings(
                policy,
                minWork.map(time -> OptionalDouble.of(Seconds.of(time))).orElseGet(OptionalDouble::empty),
                Seconds.of(deadline),
                deadband);
    }
}
