package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.PoolJob;
import io.volley.testbed.Home;
import io.volley.testbed.process.Processes;
import io.volley.testbed.standalone.StandaloneProcess;
import io.volley.testbed.zookeeper.ZooKeeperProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three applications share a cluster of six cores; each wants all of them. */
@OnOneLine
class FairSharesIT {
    private static final StandaloneProcess.Shape SIX_CORES =
            new StandaloneProcess.Shape(1, 1, 6, 16384, Map.of("spark.worker.cleanup.enabled", "false"));

    @Test
    void sharesAsApplicationsComeRestAndDie(@TempDir Path folder) throws Exception {
        try (ZooKeeperProcess zooKeeper = new ZooKeeperProcess(Home.locate(), folder.resolve("zookeeper"), 0)
                        .start(Duration.ofSeconds(60));
                StandalonePlace cluster = StandalonePlace.start(SIX_CORES);
                Submission first = member(cluster, zooKeeper, "first");
                Submission second = member(cluster, zooKeeper, "second");
                Submission third = member(cluster, zooKeeper, "third")) {
            first.start(PoolJob.class, first.folder().toString());
            await(Map.of(first, 6));
            second.start(PoolJob.class, second.folder().toString());
            await(Map.of(first, 3, second, 3));
            third.start(PoolJob.class, third.folder().toString());
            await(Map.of(first, 2, second, 2, third, 2));

            Processes.kill(third.driver());
            await(Map.of(first, 3, second, 3));
            second.touch("rest");
            await(Map.of(first, 6));

            first.touch("end");
            second.touch("end");
            for (Submission member : new Submission[] {first, second}) {
                assertThat(member.awaitExit()).as(member::describe).isZero();
                assertThat(member.reported("lost"))
                        .as("no task ended for another member: %s", member.describe())
                        .contains("0");
            }
            Tables.write("fair-shares", List.of(held("first", first), held("second", second), held("third", third)));
            assertThat(first.log()).contains("of 6 cores, the share of pool etl: 2 applications");
        }
    }

    /** How many executors it had, by the second since its own start. */
    private static String held(String name, Submission member) {
        return name + ": "
                + member.reports("at-").stream()
                        .map(report -> report.replace("=", ":"))
                        .collect(Collectors.joining(" "));
    }

    private static void await(Map<Submission, Integer> executors) {
        executors.forEach((member, count) -> Awaitility.await(count + " executors")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(member.lastReported("executors"))
                        .as(member::describe)
                        .contains(Integer.toString(count))));
    }

    private static Submission member(StandalonePlace cluster, ZooKeeperProcess zooKeeper, String name)
            throws IOException {
        return Submission.dynamic(cluster, name)
                .with("spark.volley.zookeeper.connect", zooKeeper.connectString())
                .with("spark.volley.zookeeper.sessionTimeout", "5s")
                .with("spark.volley.pool", "etl")
                .with("spark.volley.scaleIn.window", "2s")
                .with("spark.volley.parkTimeout", "500ms");
    }
}
