package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The trace as one stream: when a minute ends its jobs become one job, maps and reducers, whether or not the minute before is
 * done. A minute without bytes has no job.
 */
final class TraceStream {
    /** What a task reads at most, and what it writes at most. */
    static final double BYTES_PER_TASK = 256e6;
    /** What one slot reads and works through, and what it writes. */
    static final double BYTES_PER_SECOND = 50e6;
    /** Of each task, whatever it reads. */
    static final double TASK_OVERHEAD_SECONDS = 0.1;

    private static final int STAGES_PER_JOB = 2;

    private TraceStream() {}

    static SimulatedApplication of(List<Minute> day) {
        List<SimulatedJob> jobs = new ArrayList<>();
        for (Minute minute : day) {
            if (minute.inputBytes() + minute.shuffleBytes() + minute.outputBytes() > 0) {
                jobs.add(job(minute));
            }
        }
        return new SimulatedApplication("stream", ImmutableList.copyOf(jobs));
    }

    private static SimulatedJob job(Minute minute) {
        int first = minute.minute() * STAGES_PER_JOB;
        boolean shuffles = minute.shuffleBytes() > 0;
        long written = shuffles ? minute.shuffleBytes() : minute.outputBytes();
        int maps = tasks(Math.max(minute.inputBytes(), written));
        double mapBytes = (double) minute.inputBytes() + written;
        long perMap = shuffles ? Math.max(1, minute.shuffleBytes() / maps) : 0;
        ImmutableList.Builder<SimulatedStage> stages = ImmutableList.builder();
        stages.add(new SimulatedStage(
                first, "maps of a minute", maps, seconds(mapBytes, maps), ImmutableSet.of(), perMap));
        if (shuffles) {
            int reducers = tasks(Math.max(minute.shuffleBytes(), minute.outputBytes()));
            double reduceBytes = (double) minute.shuffleBytes() + minute.outputBytes();
            stages.add(new SimulatedStage(
                    first + 1,
                    "reducers of a minute",
                    reducers,
                    seconds(reduceBytes, reducers),
                    ImmutableSet.of(first),
                    0));
        }
        return SimulatedJob.ofStages(minute.minute(), 60.0 * (minute.minute() + 1), stages.build());
    }

    private static int tasks(long bytes) {
        return (int) Math.max(1, Math.ceil(bytes / BYTES_PER_TASK));
    }

    private static double seconds(double bytes, int tasks) {
        return TASK_OVERHEAD_SECONDS + bytes / tasks / BYTES_PER_SECOND;
    }
}
