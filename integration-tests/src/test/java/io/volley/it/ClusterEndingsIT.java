package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How programs end whose driver runs in the cluster, under stock Spark and under Volley, on one cluster. A table is left
 * beside the tests' reports; docs/cluster-mode.md quotes it.
 */
@OnOneLine
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(YarnPlace.Shared.class)
class ClusterEndingsIT {
    /** Much of the time an application waits. */
    private static final int ENDINGS_AT_ONCE = 2;

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Map<ClusterEnding, Future<Both>> ends = new EnumMap<>(ClusterEnding.class);

    /** The ends that one program has come to, and the submission to Volley. */
    private record Both(ClusterEnd stock, ClusterEnd volley, Submission submission) {}

    @BeforeAll
    void endAll(YarnPlace cluster) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(ENDINGS_AT_ONCE);
        try (YarnClient yarn = Clients.yarn(cluster)) {
            for (ClusterEnding ending : ClusterEnding.values()) {
                ends.put(ending, threads.submit(() -> end(ending, cluster, yarn)));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as("all ended within %s", LIMIT)
                    .isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Both end(ClusterEnding ending, YarnPlace cluster, YarnClient yarn)
            throws IOException, YarnException, InterruptedException {
        try (Submission stock = ending.submission(cluster, "stock").onStock();
                Submission volley = ending.submission(cluster, "volley")) {
            for (Submission submission : List.of(stock, volley)) {
                ending.start(submission);
            }
            for (Submission submission : List.of(stock, volley)) {
                ending.strike(submission, yarn);
            }
            return new Both(ClusterEnd.ofStock(stock, yarn), ClusterEnd.ofVolley(volley, yarn), volley);
        }
    }

    private Both ended(ClusterEnding ending) throws ExecutionException, InterruptedException {
        return Optional.ofNullable(ends.get(ending)).orElseThrow().get();
    }

    @ParameterizedTest
    @EnumSource
    void isToldAsUnderStockSpark(ClusterEnding ending) throws ExecutionException, InterruptedException {
        Both ended = ended(ending);

        assertThat(ended.volley().told())
                .as(ended.submission()::describe)
                .isEqualTo(ended.stock().told());
        assertThat(ended.stock().diagnostics()).contains(ending.words());
        assertThat(ended.volley().diagnostics()).contains(ending.words());
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingBehind(ClusterEnding ending, YarnPlace cluster) throws ExecutionException, InterruptedException {
        Leftovers.assertNone(cluster, ended(ending).submission());
    }

    @Test
    void isInTheDocumentation() throws ExecutionException, InterruptedException, IOException {
        ImmutableList.Builder<String> rows = ImmutableList.builder();
        rows.add("| the program | stock Spark | Volley | YARN's diagnostics |", "| --- | --- | --- | --- |");
        for (ClusterEnding ending : ClusterEnding.values()) {
            Both ended = ended(ending);
            rows.add("| %s | %s | %s | %s |"
                    .formatted(
                            ending.program(),
                            ended.stock().told(),
                            ended.volley().told(),
                            ending.words().isEmpty() ? "none" : "`" + ending.words() + "`"));
        }
        ImmutableList<String> table = rows.build();
        Tables.write("cluster-endings", table);

        assertThat(Files.readAllLines(Path.of("..", "docs", "cluster-mode.md"))).containsSubsequence(table);
    }
}
