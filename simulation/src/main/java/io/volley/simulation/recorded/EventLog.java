package io.volley.simulation.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** An event log of Spark: JSON, a line for each event. */
public final class EventLog {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EventLog() {}

    /**
     * What of it matters to dynamic allocation.
     *
     * @param log the file, or the folder {@code eventlog_v2_…} of a log that rolls. The last line may be cut off, as where the
     *     driver was killed.
     */
    public static RecordedApplication read(Path log) throws IOException {
        RecordedShuffles shuffles = new RecordedShuffles();
        each(log, shuffles::event);
        EventLogReader reader = new EventLogReader(shuffles);
        each(log, reader::event);
        return reader.application()
                .orElseThrow(() -> new IllegalArgumentException(
                        log + " tells of no application's start; name an event log that Spark has written"));
    }

    /** A line of it, or JSON within one. */
    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException("expected JSON, but got \"%s\"".formatted(text), fault);
        }
    }

    private static void each(Path log, Consumer<JsonNode> told) throws IOException {
        try (BufferedReader lines = EventLogFiles.open(log)) {
            long number = 1;
            String line = lines.readLine();
            while (line != null) {
                String next = lines.readLine();
                event(log, number, line, next == null).ifPresent(told);
                line = next;
                number++;
            }
        }
    }

    private static Optional<JsonNode> event(Path log, long number, String line, boolean isLast) {
        try {
            return Optional.of(MAPPER.readTree(line));
        } catch (JsonProcessingException fault) {
            if (isLast) {
                return Optional.empty();
            }
            throw new IllegalArgumentException(
                    "line %d of %s is not JSON, as each line of an event log is: %s"
                            .formatted(number, log, fault.getOriginalMessage()),
                    fault);
        }
    }
}
