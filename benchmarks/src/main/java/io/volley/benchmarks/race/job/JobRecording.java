package io.volley.benchmarks.race.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a driver saw of its load. Times are milliseconds since 1970, on the clock of this machine.
 *
 * @param application its id
 * @param started when the load began; the driver and its ApplicationMaster had come up by then
 * @param firstStage when its first stage was submitted
 * @param firstTask when its first task was launched
 * @param ended when the load was done
 * @param executors those that registered, in the order of time
 * @param jobs its parts, in the order of time; of parts that ran at once, in the order of their ends
 * @param taskMillis how long its tasks ran, in sum
 * @param tasksRerun tasks that ran although the same one had run, or had begun, before
 * @param fetchFailed tasks that did not find shuffle data
 */
public record JobRecording(
        String application,
        long started,
        long firstStage,
        long firstTask,
        long ended,
        List<ExecutorTime> executors,
        List<Part> jobs,
        long taskMillis,
        int tasksRerun,
        int fetchFailed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public JobRecording {
        executors = List.copyOf(executors);
        jobs = List.copyOf(jobs);
    }

    /**
     * One job or query of a load.
     *
     * @param name what it is called; those of one load need not differ
     * @param due when it was to begin
     * @param millis from when it was due to its end
     * @param late whether it missed its deadline; false where it has none
     */
    public record Part(String name, long due, long millis, boolean late) {}

    /**
     * How long the driver had an executor.
     *
     * @param removed when it went; {@link #STILL_THERE} if it had not when the load was done
     */
    public record ExecutorTime(long registered, long removed) {
        /** Later than all times. */
        public static final long STILL_THERE = Long.MAX_VALUE;
    }

    /** How many executors went away before the load was done. */
    public int executorsRemoved() {
        return (int) executors.stream()
                .filter(executor -> executor.removed() != ExecutorTime.STILL_THERE)
                .count();
    }

    /** Writes it down for the race. */
    public void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    /** Reads what a driver has written. */
    public static JobRecording read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), JobRecording.class);
    }
}
