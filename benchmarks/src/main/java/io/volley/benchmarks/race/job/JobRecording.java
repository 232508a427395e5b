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
 * @param registered when executors registered, in the order of time
 * @param removed how many executors went away meanwhile
 * @param jobs its parts, in the order of time
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
        List<Long> registered,
        int removed,
        List<Part> jobs,
        long taskMillis,
        int tasksRerun,
        int fetchFailed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public JobRecording {
        registered = List.copyOf(registered);
        jobs = List.copyOf(jobs);
    }

    /**
     * One job of a load.
     *
     * @param millis from when it was due to its end
     * @param late whether it missed its deadline; false where it has none
     */
    public record Part(long millis, boolean late) {}

    void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    /** Reads what a driver has written. */
    public static JobRecording read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), JobRecording.class);
    }
}
