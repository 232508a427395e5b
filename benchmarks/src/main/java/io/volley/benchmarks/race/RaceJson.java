package io.volley.benchmarks.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.volley.simulation.report.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The outcome of scenarios for programs: an object for one scenario, a list of such objects for several. What did not happen is null. */
final class RaceJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RaceJson() {}

    static JsonNode of(
            BenchmarkCluster cluster, Scenario scenario, RaceParameters parameters, List<Comparison> comparisons) {
        ObjectNode root = MAPPER.createObjectNode()
                .put("cluster", cluster.toString())
                .put("scenario", scenario.toString())
                .put("executors", parameters.executors())
                .put("rounds", parameters.rounds());
        ArrayNode figures = root.putArray("figures");
        comparisons.forEach(comparison -> figures.add(figure(comparison)));
        return root;
    }

    static void write(Path file, List<JsonNode> scenarios) throws IOException {
        JsonNode root = scenarios.size() == 1
                ? scenarios.get(0)
                : MAPPER.createArrayNode().addAll(scenarios);
        JsonFile.write(file, root);
    }

    private static ObjectNode figure(Comparison comparison) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("name", comparison.figure().measure().key())
                .put("unit", comparison.figure().measure().unit())
                .put("baseline", comparison.baseline().toString());
        node.set("stock", spread(comparison.stock()));
        node.set("volley", spread(comparison.volley()));
        node.set("ratio", spread(comparison.ratio()));
        return node;
    }

    private static JsonNode spread(Optional<Spread> spread) {
        return spread.<JsonNode>map(Spread::toJson).orElseGet(MAPPER::nullNode);
    }
}
