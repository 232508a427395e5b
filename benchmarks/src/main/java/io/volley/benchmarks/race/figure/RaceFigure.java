package io.volley.benchmarks.race.figure;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.google.errorprone.annotations.Immutable;
import io.volley.benchmarks.Measure;
import io.volley.benchmarks.race.job.JobRecording;
import io.volley.benchmarks.race.job.JobRecording.Part;
import java.util.OptionalDouble;

/** A figure of a run. The smaller the better, but for the utilization. */
public enum RaceFigure {
    ALL_REQUESTED("allRequested", "s", run -> run.first().requested(run.executors())),
    FIRST_REGISTERED("firstRegistered", "s", run -> run.first().registered(1)),
    HALF_REGISTERED("halfRegistered", "s", run -> run.first().registered((run.executors() + 1) / 2)),
    ALL_REGISTERED("allRegistered", "s", run -> run.first().registered(run.executors())),
    FIRST_TASK(
            "firstTask",
            "s",
            run -> run.first().afterFirstStage(run.first().seen().firstTask())),
    JOB_TIME("jobTime", "s", RaceRun::loadSeconds),
    JOB_TIME_P50("jobTimeP50", "s", run -> run.partSeconds(50)),
    JOB_TIME_P95("jobTimeP95", "s", run -> run.partSeconds(95)),
    QUERY_TIME_P50("queryTimeP50", "s", run -> run.partSeconds(50)),
    QUERY_TIME_P95("queryTimeP95", "s", run -> run.partSeconds(95)),
    QUERY_TIME_GEOMETRIC_MEAN("queryTimeGeoMean", "s", RaceRun::geometricMeanSeconds),
    SECOND_TIME_GEOMETRIC_MEAN("secondTimeGeoMean", "s", RaceRun::repeatedGeometricMeanSeconds),
    DEADLINE_MISSES(
            "deadlineMisses",
            "batches",
            run -> run.parts().stream().filter(Part::late).count()),
    EXECUTOR_SECONDS("executorSeconds", "s", RaceRun::executorSeconds),
    EXECUTORS_AT_END(
            "executorsAtEnd",
            "executors",
            run -> run.first().use().heldAt(run.first().seen().ended())),
    UTILIZATION("utilization", "of 1", RaceRun::utilization),
    EXECUTORS_LOST("executorsLost", "executors", run -> run.sumSeen(JobRecording::executorsRemoved)),
    TASKS_RERUN("tasksRerun", "tasks", run -> run.sumSeen(JobRecording::tasksRerun)),
    FETCH_FAILED("fetchFailed", "tasks", run -> run.sumSeen(JobRecording::fetchFailed)),
    CPU_SECONDS("cpuSeconds", "s", run -> run.machine().cpuSeconds());

    /** What tells how executors come. */
    public static final ImmutableSet<RaceFigure> OF_THE_WAY_UP =
            Sets.immutableEnumSet(ALL_REQUESTED, FIRST_REGISTERED, HALF_REGISTERED, ALL_REGISTERED, FIRST_TASK);

    private final Measure measure;
    private final Reading reading;

    RaceFigure(String label, String unit, Reading reading) {
        this.measure = new Measure(label, label, unit);
        this.reading = reading;
    }

    /** What it is called, and its unit. */
    public Measure measure() {
        return measure;
    }

    /** Whether the larger of two is the better one. */
    public boolean isBetterLarge() {
        return this == UTILIZATION;
    }

    /** Its value in a run; empty if what it tells of did not happen there. */
    public OptionalDouble of(RaceRun run) {
        double value = reading.of(run);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** How a figure is taken from a run; not a number if what it tells of did not happen. */
    @Immutable
    private interface Reading {
        double of(RaceRun run);
    }
}
