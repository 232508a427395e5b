package io.volley.benchmarks.race.report;

import static io.volley.benchmarks.race.report.PlayedRuns.outcome;
import static io.volley.benchmarks.race.report.PlayedRuns.rounds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.volley.benchmarks.race.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceJsonTest {
    @TempDir
    private Path folder;

    @Test
    void writesOneScenarioAsAnObject() throws IOException {
        JsonNode root = written(List.of(RaceJson.of(outcome(Scenario.TPCH_POWER, rounds(2, 2, 4), rounds(1, 3, 2)))));

        assertThat(root.path("scenario").asText()).isEqualTo("tpch-power");
        assertThat(root.path("rounds").asInt()).isEqualTo(3);
        assertThat(root.path("figures").get(0).toString())
                .isEqualTo("{\"name\":\"jobTime\",\"unit\":\"s\",\"baseline\":\"stock\","
                        + "\"stock\":{\"median\":22.0,\"low\":22.0,\"high\":44.0,\"n\":3},"
                        + "\"volley\":{\"median\":22.0,\"low\":11.0,\"high\":33.0,\"n\":3},"
                        + "\"ratio\":{\"median\":0.5,\"low\":0.5,\"high\":1.5,\"n\":3}}");
        assertThat(root.path("queries").findValuesAsText("name")).containsExactly("q1", "q2");
    }

    @Test
    void saysNothingOfWhatDidNotHappen() throws IOException {
        JsonNode root = written(List.of(RaceJson.of(outcome(Scenario.RAMP, rounds(2), rounds(1)))));

        assertThat(root.path("figures").get(0).toString())
                .isEqualTo("{\"name\":\"allRequested\",\"unit\":\"s\",\"baseline\":\"stock\","
                        + "\"stock\":null,\"volley\":null,\"ratio\":null}");
        assertThat(root.path("queries")).isEmpty();
    }

    @Test
    void writesSeveralAsAList() throws IOException {
        JsonNode root = written(List.of(
                RaceJson.of(outcome(Scenario.RAMP, rounds(1), rounds(1))),
                RaceJson.of(outcome(Scenario.STAGES, rounds(1), rounds(1)))));

        assertThat(root.isArray()).isTrue();
        assertThat(root.findValuesAsText("scenario")).containsExactly("ramp", "stages");
    }

    private JsonNode written(List<JsonNode> scenarios) throws IOException {
        Path file = folder.resolve("race.json");
        RaceJson.write(file, scenarios);
        return new ObjectMapper().readTree(file.toFile());
    }
}
