package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.Streams;
import io.volley.cli.command.RaceCommand;
import java.io.IOException;
import java.nio.file.Path;
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

    @Test
    void racesOnYarn() throws IOException {
        JsonNode scenarios = race("yarn", "ramp,am-kill");

        assertThat(volley(scenarios, "executorsLost")).containsExactly(0.0);
        assertThat(volley(scenarios, "tasksRerun")).hasSize(1).containsOnly(0.0);
        assertThat(volley(scenarios, "executorSeconds")).hasSize(1).allMatch(seconds -> seconds > 0);
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

    private JsonNode race(String cluster, String scenarios) throws IOException {
        Path json = folder.resolve(cluster + ".json");
        int exit = new CommandLine(new RaceCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(
                        cluster,
                        "--scenario=" + scenarios,
                        "--executors=2",
                        "--rounds=1",
                        "--length=0.05",
                        "--baseline=stock",
                        "--json=" + json,
                        "--plots=" + folder);
        assertThat(exit).isZero();
        JsonNode table = new ObjectMapper().readTree(json.toFile());
        assertThat(table.findValuesAsText("scenario")).containsExactly(scenarios.split(",", -1));
        for (String scenario : scenarios.split(",", -1)) {
            assertThat(folder.resolve(cluster + "-" + scenario + ".svg"))
                    .content()
                    .contains("volley: ", "stock: ");
        }
        return table;
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
