package io.volley.simulation.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which stages write a shuffle, and which are the same shuffle. An event log does not say: Spark leaves it out. But the tasks of
 * such a stage are called so, other stages read it, and the stages of several jobs that stand for one shuffle end in one RDD.
 */
final class RecordedShuffles {
    private final Map<Integer, Integer> rdds = new HashMap<>();
    private final Set<Integer> written = new HashSet<>();

    /** An event of the log. */
    void event(JsonNode event) {
        switch (event.path("Event").asText()) {
            case "SparkListenerJobStart" -> event.path("Stage Infos").forEach(this::stage);
            case "SparkListenerStageSubmitted" -> stage(event.path("Stage Info"));
            case "SparkListenerTaskEnd" -> {
                if (event.path("Task Type").asText().equals("ShuffleMapTask")) {
                    written.add(rdds.get(event.path("Stage ID").asInt()));
                }
            }
            default -> {}
        }
    }

    /** What a stage writes, once all events have been told. */
    OptionalInt of(int stage) {
        Integer rdd = rdds.get(stage);
        return rdd != null && written.contains(rdd) ? OptionalInt.of(rdd) : OptionalInt.empty();
    }

    private void stage(JsonNode stage) {
        rdds.put(
                stage.path("Stage ID").asInt(),
                stage.path("RDD Info").path(0).path("RDD ID").asInt());
    }
}
