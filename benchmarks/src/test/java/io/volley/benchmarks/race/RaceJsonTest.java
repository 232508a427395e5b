package io.volley.benchmarks.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceJsonTest {
    private static final Comparison KNOWN = new Comparison(
            RaceFigure.ALL_REQUESTED,
            BenchmarkedSystem.INITIAL_MAX,
            Optional.of(new Spread(1, 2, 4)),
            Optional.of(new Spread(0.1, 0.2, 0.40004)),
            Optional.of(new Spread(0.1, 0.1, 0.1)));
    private static final Comparison UNKNOWN = new Comparison(
            RaceFigure.ALL_REGISTERED, BenchmarkedSystem.THRIFTY, Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void writesOneScenarioAsAnObject() throws IOException {
        JsonNode root = written(
                List.of(RaceJson.of(BenchmarkCluster.YARN, Scenario.AM_KILL, of(8, 5), List.of(KNOWN, UNKNOWN))));

        assertThat(root.toString())
                .isEqualTo("{\"cluster\":\"yarn\",\"scenario\":\"am-kill\",\"executors\":8,\"rounds\":5,\"figures\":["
                        + "{\"name\":\"allRequested\",\"unit\":\"s\",\"baseline\":\"initial-max\","
                        + "\"stock\":{\"min\":1.0,\"median\":2.0,\"max\":4.0},"
                        + "\"volley\":{\"min\":0.1,\"median\":0.2,\"max\":0.4},"
                        + "\"ratio\":{\"min\":0.1,\"median\":0.1,\"max\":0.1}},"
                        + "{\"name\":\"allRegistered\",\"unit\":\"s\",\"baseline\":\"thrifty\","
                        + "\"stock\":null,\"volley\":null,\"ratio\":null}]}");
    }

    @Test
    void writesSeveralAsAList() throws IOException {
        JsonNode root = written(List.of(
                RaceJson.of(BenchmarkCluster.STANDALONE, Scenario.RAMP, of(2, 1), List.of(KNOWN)),
                RaceJson.of(BenchmarkCluster.STANDALONE, Scenario.STAGES, of(2, 1), List.of(KNOWN))));

        assertThat(root.isArray()).isTrue();
        assertThat(root.findValuesAsText("scenario")).containsExactly("ramp", "stages");
    }

    @Test
    void printsATableForEachBaseline() {
        String table = RaceReport.render(BenchmarkCluster.YARN, Scenario.RAMP, of(8, 5), List.of(KNOWN, UNKNOWN));

        assertThat(table.lines())
                .contains(
                        "                  initial-max               volley                    ratio",
                        "allRequested      1.00 / 2.00 / 4.00        0.10 / 0.20 / 0.40        0.10 / 0.10 / 0.10",
                        "                  thrifty                   volley                    ratio",
                        "allRegistered     -                         -                         -");
    }

    private JsonNode written(List<JsonNode> scenarios) throws IOException {
        Path file = folder.resolve("race.json");
        RaceJson.write(file, scenarios);
        return new ObjectMapper().readTree(file.toFile());
    }

    private static RaceParameters of(int executors, int rounds) {
        return new RaceParameters(executors, rounds, 1, ImmutableMap.of());
    }
}
