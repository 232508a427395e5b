package io.volley.benchmarks.race.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.volley.benchmarks.Estimate;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import io.volley.simulation.report.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The outcome of scenarios for programs: an object for one scenario, a list of such objects for several. What did not happen is null. */
public final class RaceJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RaceJson() {}

    /** A scenario's outcome. */
    public static JsonNode of(Outcome outcome) {
        ObjectNode root = MAPPER.createObjectNode()
                .put("cluster", outcome.setup().cluster())
                .put("spark", outcome.setup().spark())
                .put("scenario", outcome.scenario().toString())
                .put("executors", outcome.setup().executors())
                .put("rounds", outcome.rounds());
        ArrayNode figures = root.putArray("figures");
        ArrayNode queries = root.putArray("queries");
        for (BenchmarkedSystem baseline : outcome.baselines()) {
            outcome.comparisons(baseline).forEach(comparison -> figures.add(figure(comparison)));
            outcome.queries(baseline).forEach(query -> queries.add(query(baseline, query)));
        }
        ArrayNode notes = root.putArray("notes");
        outcome.notes().forEach(notes::add);
        return root;
    }

    /** Writes one outcome as an object, several as a list. */
    public static void write(Path file, List<JsonNode> scenarios) throws IOException {
        JsonNode root = scenarios.size() == 1
                ? scenarios.get(0)
                : MAPPER.createArrayNode().addAll(scenarios);
        JsonFile.write(file, root);
    }

    private static ObjectNode query(BenchmarkedSystem baseline, QueryComparison query) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("name", query.query())
                .put("unit", "s")
                .put("baseline", baseline.toString());
        return with(node, Optional.of(query.stock()), Optional.of(query.volley()), query.ratio());
    }

    private static ObjectNode figure(Comparison comparison) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("name", comparison.figure().measure().key())
                .put("unit", comparison.figure().measure().unit())
                .put("baseline", comparison.baseline().toString());
        return with(node, comparison.stock(), comparison.volley(), comparison.ratio());
    }

    private static ObjectNode with(
            ObjectNode node, Optional<Estimate> stock, Optional<Estimate> volley, Optional<Estimate> ratio) {
        node.set("stock", estimate(stock));
        node.set("volley", estimate(volley));
        node.set("ratio", estimate(ratio));
        return node;
    }

    private static JsonNode estimate(Optional<Estimate> estimate) {
        return estimate.<JsonNode>map(Estimate::toJson).orElseGet(MAPPER::nullNode);
    }
}
