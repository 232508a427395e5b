package io.volley.cli.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Something the driver saw, as one line of JSON in a file that the demo reads while the job runs.
 *
 * @param at milliseconds since 1970
 * @param kind what it is
 * @param subject the executor's id, or the stage's; empty where there is none
 * @param count the tasks of a stage; 0 elsewhere
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DriverEvent(long at, Kind kind, String subject, int count) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the driver reports. */
    public enum Kind {
        DRIVER_STARTED,
        STAGE_SUBMITTED,
        EXECUTOR_ADDED,
        EXECUTOR_REMOVED,
        TASK_STARTED,
        TASK_ENDED,
        JOB_ENDED,
        JOB_FAILED,
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The events so far. The last line may be half written: it comes with the next look. */
    static List<DriverEvent> read(Path file) throws IOException {
        List<DriverEvent> events = new ArrayList<>();
        if (!Files.exists(file)) {
            return events;
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            if (!line.isBlank()) {
                events.add(JSON.readValue(line, DriverEvent.class));
            }
        }
        return events;
    }
}
