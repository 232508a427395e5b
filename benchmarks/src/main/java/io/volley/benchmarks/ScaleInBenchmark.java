package io.volley.benchmarks;

import com.google.common.collect.ImmutableList;
import io.volley.core.scalein.ExecutorUsage;
import io.volley.core.scalein.ScaleInDecision;
import io.volley.core.scalein.ScaleInPolicy;
import io.volley.core.scalein.ScaleInRules;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to decide who of 10,000 executors is parked and released, when half of them are needed. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScaleInBenchmark {
    private static final int EXECUTORS = 10_000;

    private final ScaleInPolicy policy = new ScaleInPolicy(new ScaleInRules(40, 5, 0, 300, 600, true, false));
    private final ImmutableList<ExecutorUsage> usages = IntStream.range(0, EXECUTORS)
            .mapToObj(
                    id -> new ExecutorUsage(Integer.toString(id), id % 3, id % 7 * 100L, id % 5 * 100L, id % 2 * 100L))
            .collect(ImmutableList.toImmutableList());
    private double now;

    /** A second has passed. */
    @Benchmark
    public ScaleInDecision decide() {
        now++;
        return policy.decide(EXECUTORS / 2, usages, now);
    }
}
