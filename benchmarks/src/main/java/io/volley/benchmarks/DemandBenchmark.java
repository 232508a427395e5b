package io.volley.benchmarks;

import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.demand.StageId;
import io.volley.core.demand.Task;
import io.volley.core.demand.TaskOutcome;
import io.volley.core.demand.Workload;
import io.volley.core.record.ProfileId;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long an event of a task takes, and the sum of it all: 100 stages of 100,000 tasks, 40,000 of them running. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DemandBenchmark {
    private static final int STAGES = 100;
    private static final int TASKS = 100_000;
    private static final int RUNNING = 40_000;

    private Workload workload = new Workload();
    private long started;
    private double now;

    /** Fills the cluster with running tasks. */
    @Setup
    public void fill() {
        workload = new Workload();
        for (int stage = 0; stage < STAGES; stage++) {
            workload.submitted(new StageId(stage, 0), ProfileId.DEFAULT, TASKS, "line " + stage, false, now);
        }
        for (started = 0; started < RUNNING; started++) {
            workload.started(stage(started), task(started), now);
        }
    }

    /** The oldest task ends, and the next starts: two events. */
    @Benchmark
    @OperationsPerInvocation(2)
    public void event() {
        long oldest = started - RUNNING;
        now += 0.0001;
        workload.ended(stage(oldest), task(oldest), TaskOutcome.SUCCEEDED, 1 + (int) (oldest % 7));
        workload.started(stage(started), task(started), now);
        started++;
    }

    /** What all the stages need. */
    @Benchmark
    public ImmutableSortedMap<ProfileId, ProfileDemand> demand() {
        return workload.demand(now);
    }

    private static StageId stage(long task) {
        return new StageId((int) (task % STAGES), 0);
    }

    private static Task task(long task) {
        return new Task(task, (int) (task / STAGES % TASKS), false);
    }
}
