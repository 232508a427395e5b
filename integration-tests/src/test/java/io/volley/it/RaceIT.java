package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.common.collect.Streams;
import io.volley.cli.command.RaceCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Scenarios once and small, so that the races of the documentation go on working. Nothing is said of how long they take.
 */
class RaceIT {
    @TempDir
    private Path folder;

    @TempDir
    private Path runs;

    @OnOneScala
    @Test
    void racesQueriesOnYarn() throws IOException {
        JsonNode power = race("yarn", "tpch-power", "--queries=q1,q13,q22", "--scale=0.01");

        assertThat(volley(power, "tasksRerun")).containsExactly(0.0);
        assertThat(volley(power, "fetchFailed")).containsExactly(0.0);
        assertThat(volley(power, "executorSeconds")).hasSize(1).allMatch(seconds -> seconds > 0);
        assertThat(power.get(0).path("queries").findValuesAsText("name")).containsExactly("q1", "q13", "q22");
        assertThat(power.get(0).path("notes").toString())
                .contains("Rows of 6 results were compared with those of the first run: all are the same.");
        assertThat(runs).isDirectoryRecursivelyContaining("glob:**/yarn-*/tpch-power/volley-1.json");
    }

    @OnOneLine
    @Test
    void racesOnYarn() throws IOException {
        JsonNode scenarios = race("yarn", "am-kill");

        assertThat(volley(scenarios, "executorsLost")).containsExactly(0.0);
        assertThat(volley(scenarios, "tasksRerun")).hasSize(1).containsOnly(0.0);
    }

    @OnlyInFull
    @Test
    void racesLongerLoadsOnYarn() throws IOException {
        JsonNode scenarios = race("yarn", "short-tasks,micro-batches,shuffle-release,stages");

        assertThat(volley(scenarios, "tasksRerun")).hasSize(4).containsOnly(0.0);
        assertThat(volley(scenarios, "fetchFailed")).hasSize(4).containsOnly(0.0);
        assertThat(volley(scenarios, "executorSeconds")).hasSize(4).allMatch(seconds -> seconds > 0);
    }

    @OnOneLine
    @Test
    void racesOnStandalone() throws IOException {
        JsonNode scenarios = race("standalone", "ramp,stages");

        assertThat(volley(scenarios, "tasksRerun")).hasSize(1).containsOnly(0.0);
        assertThat(volley(scenarios, "executorSeconds")).hasSize(2).allMatch(seconds -> seconds > 0);
        assertThat(volley(scenarios, "allRequested")).hasSize(1).allMatch(seconds -> seconds >= 0);
    }

    private JsonNode race(String cluster, String scenarios, String... more) throws IOException {
        Path json = folder.resolve(cluster + ".json");
        Path page = folder.resolve(cluster + ".html");
        List<String> words = new ArrayList<>(List.of(
                cluster,
                "--scenario=" + scenarios,
                "--executors=2",
                "--rounds=1",
                "--length=0.05",
                "--baseline=stock",
                "--resume=" + runs,
                "--json=" + json,
                "--page=" + page,
                "--plots=" + folder));
        words.addAll(List.of(more));
        int exit = new CommandLine(new RaceCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(words.toArray(String[]::new));
        assertThat(exit).isZero();
        JsonNode table = list(new ObjectMapper().readTree(json.toFile()));
        assertThat(table.findValuesAsText("scenario")).containsExactly(scenarios.split(",", -1));
        for (String scenario : scenarios.split(",", -1)) {
            assertThat(folder.resolve(cluster + "-" + scenario + ".svg"))
                    .content()
                    .contains("volley: ", "stock: ");
            assertThat(page).content().contains(scenario + " on " + cluster);
        }
        return table;
    }

    private static JsonNode list(JsonNode outcome) {
        return outcome.isArray()
                ? outcome
                : JsonNodeFactory.instance.arrayNode().add(outcome);
    }

    /** What Volley's runs came to, a value for each scenario that has the figure. */
    private static List<Double> volley(JsonNode scenarios, String figure) {
        return Streams.stream(scenarios)
                .flatMap(scenario -> Streams.stream(scenario.path("figures")))
                .filter(entry -> entry.path("name").asText().equals(figure))
                .map(entry -> entry.path("volley").path("median").asDouble(Double.NaN))
                .toList();
    }
}
