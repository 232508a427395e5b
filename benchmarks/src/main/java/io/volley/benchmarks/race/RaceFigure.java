package io.volley.benchmarks.race;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.google.errorprone.annotations.Immutable;
import io.volley.benchmarks.Measure;
import io.volley.benchmarks.race.job.JobRecording.Part;
import java.util.OptionalDouble;

/** A figure of a run. The smaller the better, but for the utilization. */
enum RaceFigure {
    ALL_REQUESTED("allRequested", "s", RaceRun::allRequested),
    FIRST_REGISTERED("firstRegistered", "s", run -> run.registered(1)),
    HALF_REGISTERED("halfRegistered", "s", run -> run.registered((run.executors() + 1) / 2)),
    ALL_REGISTERED("allRegistered", "s", run -> run.registered(run.executors())),
    FIRST_TASK("firstTask", "s", run -> run.afterFirstStage(run.seen().firstTask())),
    JOB_TIME("jobTime", "s", run -> run.seconds(run.seen().started(), run.seen().ended())),
    JOB_TIME_P50("jobTimeP50", "s", run -> run.jobSeconds(50)),
    JOB_TIME_P95("jobTimeP95", "s", run -> run.jobSeconds(95)),
    DEADLINE_MISSES(
            "deadlineMisses",
            "batches",
            run -> run.seen().jobs().stream().filter(Part::late).count()),
    EXECUTOR_SECONDS("executorSeconds", "s", RaceRun::executorSeconds),
    EXECUTORS_AT_END(
            "executorsAtEnd", "executors", run -> run.use().heldAt(run.seen().ended())),
    UTILIZATION("utilization", "of 1", run -> run.seen().taskMillis() / 1e3 / run.executorSeconds()),
    EXECUTORS_LOST("executorsLost", "executors", run -> run.seen().executorsRemoved()),
    TASKS_RERUN("tasksRerun", "tasks", run -> run.seen().tasksRerun()),
    FETCH_FAILED("fetchFailed", "tasks", run -> run.seen().fetchFailed());

    /** What tells how executors come. */
    static final ImmutableSet<RaceFigure> OF_THE_WAY_UP =
            Sets.immutableEnumSet(ALL_REQUESTED, FIRST_REGISTERED, HALF_REGISTERED, ALL_REGISTERED, FIRST_TASK);

    private final Measure measure;
    private final Reading reading;

    RaceFigure(String label, String unit, Reading reading) {
        this.measure = new Measure(label, label, unit);
        this.reading = reading;
    }

    Measure measure() {
        return measure;
    }

    /** Its value in a run; empty if what it tells of did not happen there. */
    OptionalDouble of(RaceRun run) {
        double value = reading.of(run);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** How a figure is taken from a run; not a number if what it tells of did not happen. */
    @Immutable
    private interface Reading {
        double of(RaceRun run);
    }
}
