package io.volley.benchmarks.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.benchmarks.race.job.JobRecording;
import io.volley.benchmarks.race.job.JobRecording.ExecutorTime;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteClusterTest {
    @TempDir
    private Path folder;

    @Test
    void takesTheMasterFromTheFile() throws IOException {
        assertThat(RemoteCluster.of(conf("spark.master yarn\nspark.executor.memory 4g\n"))
                        .master())
                .isEqualTo("yarn");
        assertThat(RemoteCluster.of(conf("spark.master=spark-volley:spark://host:7077\nspark.executor.cores=4"))
                        .master())
                .isEqualTo("spark://host:7077");
    }

    @Test
    void refusesAMasterThatVolleyHasNot() throws IOException {
        Path none = conf("spark.executor.memory 4g\n");
        assertThatThrownBy(() -> RemoteCluster.of(none))
                .isInstanceOf(RaceException.class)
                .hasMessageContainingAll("spark.master", none.toString(), "is \"\"", "yarn or spark://HOST:PORT");
        Path local = conf("spark.master local[4]\n");
        assertThatThrownBy(() -> RemoteCluster.of(local)).hasMessageContaining("is \"local[4]\"");
    }

    @Test
    void countsCoresWhereStandaloneCountsExecutorsByThem() throws IOException {
        assertThat(RemoteCluster.of(conf("spark.master yarn")).coresPerExecutor())
                .isEqualTo(1);
        assertThat(RemoteCluster.of(conf("spark.master spark://host:7077\nspark.executor.cores 4"))
                        .coresPerExecutor())
                .isEqualTo(4);
        assertThat(BenchmarkedSystem.STATIC_HALF.settings(8, 4))
                .containsEntry("spark.executor.instances", "4")
                .containsEntry("spark.cores.max", "16");
        assertThat(BenchmarkedSystem.STOCK.settings(8, 4)).doesNotContainKey("spark.cores.max");
        Path unsaid = conf("spark.master spark://host:7077");
        assertThatThrownBy(() -> RemoteCluster.of(unsaid))
                .isInstanceOf(RaceException.class)
                .hasMessageContainingAll("spark.executor.cores", "is \"\"", "above 0");
    }

    @Test
    void tellsOfExecutorsWhatTheDriverSaw() throws IOException {
        JobRecording seen = new JobRecording(
                "a",
                1_000,
                1_000,
                1_000,
                11_000,
                List.of(new ExecutorTime(2_000, ExecutorTime.STILL_THERE), new ExecutorTime(3_000, 5_000)),
                List.of(),
                0,
                0,
                0);

        assertThat(RemoteCluster.of(conf("spark.master yarn")).use(seen).heldSeconds(1_000, 11_000))
                .isEqualTo(9 + 2);
    }

    private Path conf(String text) throws IOException {
        return Files.writeString(folder.resolve("cluster.conf"), text);
    }
}
