package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.testbed.process.Processes;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code volley cluster} as a user has it: what it prints, pasted into a shell, and Ctrl-C. */
@OnOneLine
class ClusterCommandIT {
    private static final String PI = "Pi is roughly 3.14";

    @TempDir
    private Path folder;

    @Test
    void servesSparkSubmitOnYarnUntilCtrlC() throws Exception {
        try (ClusterInForeground cluster = ClusterInForeground.start(folder, "yarn", "--nodes=1", "--memory=6g")) {
            assertThat(statusOf(cluster.page())).isEqualTo(HttpURLConnection.HTTP_OK);
            assertThat(cluster.paste(0)).contains(PI);
            cluster.paste(2);
            assertThat(cluster.paste(3))
                    .containsPattern("batch 1: requesting 2 executors")
                    .as("printed by the driver in the cluster")
                    .contains(PI);
            Set<ProcessHandle> children = cluster.children();

            int status = cluster.end(ClusterInForeground.Signal.INTERRUPT);

            assertThat(status).as(cluster::said).isZero();
            assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
            assertThat(cluster.leftFiles()).isEmpty();
        }
    }

    @Test
    void servesSparkSubmitOnStandaloneUntilItIsTerminated() throws Exception {
        try (ClusterInForeground cluster = ClusterInForeground.start(folder, "standalone", "--nodes=1", "--cores=2")) {
            assertThat(statusOf(cluster.page())).isEqualTo(HttpURLConnection.HTTP_OK);
            assertThat(cluster.paste(0)).contains(PI);
            Set<ProcessHandle> children = cluster.children();

            int status = cluster.end(ClusterInForeground.Signal.TERMINATE);

            assertThat(status).as(cluster::said).isZero();
            assertThat(children).hasSizeGreaterThanOrEqualTo(2).noneMatch(ProcessHandle::isAlive);
            assertThat(cluster.leftFiles()).isEmpty();
        }
    }

    @Test
    void saysThatItsMasterHasFailedAndKeepsTheLogs() throws Exception {
        try (ClusterInForeground cluster = ClusterInForeground.start(folder, "standalone", "--nodes=1")) {
            Set<ProcessHandle> children = cluster.children();
            children.stream()
                    .filter(child -> Processes.commandLine(child).contains("MasterMain"))
                    .forEach(Processes::kill);

            int status = cluster.awaitExit();

            assertThat(status).isEqualTo(1);
            assertThat(cluster.said()).contains("master-0 has ended with status 137", "All logs are in ");
            assertThat(children).hasSizeGreaterThanOrEqualTo(2).noneMatch(ProcessHandle::isAlive);
            assertThat(cluster.leftFiles()).isNotEmpty();
        }
    }

    private static int statusOf(URI page) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
