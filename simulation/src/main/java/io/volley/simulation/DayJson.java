package io.volley.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.primitives.ImmutableDoubleArray;
import io.volley.simulation.report.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The outcomes of a day for programs. Seconds, slots, and parts of 1. */
public final class DayJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DayJson() {}

    /**
     * Writes them.
     *
     * @param played where the load is recorded
     */
    public static void write(
            Path file, DayLoad load, Optional<PlayedRecording> played, DayParameters figures, List<DayOutcome> outcomes)
            throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("load", load.toString());
        played.ifPresent(recording -> root.putObject("recording")
                .put("application", recording.application().name())
                .put("spark", recording.application().spark())
                .put("scale", recording.scale()));
        root.put("seed", figures.seed());
        root.put("minutes", figures.minutes());
        root.put("executors", figures.capacity());
        root.put("slotsPerExecutor", figures.slots());
        root.put("cleanSeconds", figures.cleanSeconds());
        ObjectNode volley = root.putObject("volley");
        figures.volley().forEach(volley::put);
        root.put("deadlineSeconds", JobTime.DEADLINE_SECONDS);
        ArrayNode policies = root.putArray("policies");
        outcomes.forEach(outcome -> policies.add(outcome(outcome)));
        JsonFile.write(file, root);
    }

    private static ObjectNode outcome(DayOutcome outcome) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("policy", outcome.policy().label());
        node.set("all", times(outcome.allTimes()));
        for (SimulatedJob.Size size : SimulatedJob.Size.values()) {
            node.set(size.name().toLowerCase(Locale.ROOT), times(outcome.times(size)));
        }
        DayUsage usage = outcome.usage();
        node.put("late", outcome.late());
        node.put("executorSeconds", rounded(usage.executorSeconds()));
        node.put("busySlotSeconds", rounded(usage.slotSeconds()));
        node.put("utilization", usage.utilization());
        node.put("tasks", usage.tasks());
        node.set("desiredSlotsByMinute", minutes(usage.timeline().desired()));
        node.set("heldSlotsByMinute", minutes(usage.timeline().held()));
        node.set("usedSlotsByMinute", minutes(usage.timeline().used()));
        return node;
    }

    private static ObjectNode times(Percentiles times) {
        return MAPPER.createObjectNode()
                .put("jobs", times.count())
                .put("p50", rounded(times.p50()))
                .put("p95", rounded(times.p95()))
                .put("p99", rounded(times.p99()));
    }

    private static ArrayNode minutes(ImmutableDoubleArray values) {
        ArrayNode array = MAPPER.createArrayNode();
        values.forEach(value -> array.add(rounded(value)));
        return array;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e3) / 1e3;
    }
}
