package io.volley.benchmarks.large;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.volley.simulation.report.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The figures of all combinations for programs. */
public final class LargeJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LargeJson() {}

    public static void write(Path file, int rounds, Map<Combination, ImmutableList<LargeFigure>> tables)
            throws IOException {
        ArrayNode root = MAPPER.createArrayNode();
        tables.forEach((combination, figures) -> root.add(table(combination, rounds, figures)));
        JsonFile.write(file, root);
    }

    private static ObjectNode table(Combination combination, int rounds, ImmutableList<LargeFigure> figures) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("cluster", "yarn-simulated")
                .put("scenario", "large")
                .put("scheduler", combination.scheduler().toString())
                .put("hints", combination.hints().toString())
                .put("nodes", combination.nodes())
                .put("executors", combination.executors())
                .put("rounds", rounds);
        ArrayNode array = node.putArray("figures");
        figures.forEach(figure -> array.add(figure(figure)));
        return node;
    }

    private static ObjectNode figure(LargeFigure figure) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("name", figure.measure().key())
                .put("unit", figure.measure().unit());
        figure.against().ifPresent(against -> {
            node.put("baseline", against.baseline().toString());
            node.set("stock", against.estimate().toJson());
        });
        node.set("volley", figure.volley().toJson());
        figure.against().flatMap(LargeFigure.Against::ratio).ifPresent(ratio -> node.set("ratio", ratio.toJson()));
        return node;
    }
}
