package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.volley.jobs.FailoverJob;
import io.volley.jobs.FallingLoadJob;
import io.volley.testbed.process.Processes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same jobs under stock Spark on YARN and under Volley, on one cluster; tables are left beside the tests' reports. */
@ExtendWith(YarnPlace.Shared.class)
class AgainstStockIT {
    private static final ImmutableList<String> FIGURES = ImmutableList.of(
            "executorSeconds", "executorsAtEnd", "jobTimeP50", "jobTimeP95", "fetchFailed", "tasksRerun");

    @OnlyInFull
    @Test
    void holdsFewerExecutorsWhenTheLoadFalls(YarnPlace cluster) throws Exception {
        try (Submission stock = falling(cluster, "falling-stock").onStock();
                Submission volley = falling(cluster, "falling-volley")) {
            assertThat(stock.run(FallingLoadJob.class, "10").awaitExit())
                    .as(stock::describe)
                    .isZero();
            assertThat(volley.run(FallingLoadJob.class, "10").awaitExit())
                    .as(volley::describe)
                    .isZero();

            List<String> table = table(stock, volley, FIGURES);
            table.add("executors of stock   " + stock.reported("timeline").orElse("none"));
            table.add("executors of Volley  " + volley.reported("timeline").orElse("none"));
            Tables.write("falling-load", table);
            assertThat(stock.reported("executorsAtEnd")).as(stock::describe).contains("10");
            assertThat(Integer.parseInt(volley.reported("executorsAtEnd").orElseThrow()))
                    .as(volley::describe)
                    .isLessThanOrEqualTo(2);
            assertThat(volley.reported("fetchFailed")).contains("0");
            assertThat(volley.reported("tasksRerun")).contains("0");
            Leftovers.assertNone(cluster, volley);
        }
    }

    /** Both lose the ApplicationMaster in the middle of tasks of 12 s, whose shuffle data has been written. */
    @OnlyInFull
    @Test
    void losesNothingWhenTheApplicationMasterIsKilled(YarnPlace cluster) throws Exception {
        try (Submission stock = failover(cluster, "am-kill-stock").onStock();
                Submission volley = failover(cluster, "am-kill-volley")) {
            for (Submission submission : List.of(stock, volley)) {
                submission.start(FailoverJob.class, submission.folder().toString(), "12000", "4");
                submission.awaitReport("reading");
                Processes.kill(Containers.applicationMaster(cluster));
                assertThat(submission.awaitExit()).as(submission::describe).isZero();
                assertThat(submission.reported("sum")).contains("1000");
            }

            Tables.write("am-kill", table(stock, volley, ImmutableList.of("executorsLost", "tasksRerun", "jobTime")));
            assertThat(stock.reported("executorsLost")).as(stock::describe).contains("4");
            assertThat(volley.reported("executorsLost")).as(volley::describe).contains("0");
            assertThat(volley.reported("tasksRerun")).as(volley::describe).contains("0");
            Leftovers.assertNone(cluster, volley);
        }
    }

    /** The same with the driver in the cluster: in stock Spark's ApplicationMaster, or in a container of its own. */
    @OnlyInFull
    @Test
    void losesNothingWhenTheApplicationMasterIsKilledInClusterMode(YarnPlace cluster) throws Exception {
        try (YarnClient yarn = Clients.yarn(cluster);
                Submission stock =
                        failoverInCluster(cluster, "cluster-am-kill-stock").onStock();
                Submission volley = failoverInCluster(cluster, "cluster-am-kill-volley")) {
            String stocksTime = fromKillToEnd(stock, cluster);
            String volleysTime = fromKillToEnd(volley, cluster);
            long stocksRuns = ClusterEnd.ofStock(stock, yarn).runs();
            long volleysRuns = ClusterEnd.ofVolley(volley, yarn).runs();

            Tables.write(
                    "cluster-am-kill",
                    List.of(
                            row("", "stock", "Volley"),
                            row("drivers lost", stocksRuns - 1, volleysRuns - 1),
                            row("executors lost", stock.executors() - 4, volley.executors() - 4),
                            row("kill to end", stocksTime, volleysTime)));
            assertThat(stocksRuns).as(stock::describe).isEqualTo(2);
            assertThat(volleysRuns).as(volley::describe).isOne();
            assertThat(volley.executors()).as(volley::describe).isEqualTo(4);
            Leftovers.assertNone(cluster, volley);
        }
    }

    private static String fromKillToEnd(Submission submission, YarnPlace cluster)
            throws IOException, InterruptedException {
        submission.startInCluster(FailoverJob.class, submission.folder().toString(), "12000", "4");
        submission.awaitReport("reading");
        long killed = System.nanoTime();
        Processes.kill(Containers.applicationMaster(cluster));
        assertThat(submission.awaitExit()).as(submission::describe).isZero();
        assertThat(submission.reported("sum")).as(submission::describe).contains("1000");
        return "%.1f s".formatted((System.nanoTime() - killed) / 1e9);
    }

    private static Submission failoverInCluster(YarnPlace cluster, String name) throws IOException {
        return Submission.inClusterMode(cluster, name).with("spark.executor.instances", "4");
    }

    /** With one failure allowed for each task, the job fails if the loss of its executor counts as one. */
    @Test
    void countsTheFailuresOfAKilledExecutorsTasksAsStockDoes(YarnPlace cluster) throws Exception {
        try (Submission stock = failover(cluster, "executor-kill-stock").onStock();
                Submission volley = failover(cluster, "executor-kill-volley")) {
            for (Submission submission : List.of(stock, volley)) {
                submission
                        .with("spark.task.maxFailures", "1")
                        .start(FailoverJob.class, submission.folder().toString(), "0", "4");
                submission.awaitReport("reading");
                Processes.kill(Containers.executors(cluster).get(0));

                assertThat(submission.awaitExit()).as(submission::describe).isEqualTo(1);
                assertThat(submission.log())
                        .contains("ExecutorLostFailure")
                        .contains("exited caused by one of the running tasks");
            }
            Leftovers.assertNone(cluster, volley);
        }
    }

    private static Submission failover(YarnPlace cluster, String name) throws IOException {
        return new Submission(cluster, name).with("spark.executor.instances", "4");
    }

    private static Submission falling(YarnPlace cluster, String name) throws IOException {
        return Submission.dynamic(cluster, name, 10).with("spark.volley.scaleIn.window", "5s");
    }

    private static List<String> table(Submission stock, Submission volley, List<String> figures) {
        List<String> rows = new ArrayList<>(List.of(row("", "stock", "volley")));
        figures.forEach(figure -> rows.add(row(
                figure,
                stock.reported(figure).orElse("none"),
                volley.reported(figure).orElse("none"))));
        return rows;
    }

    private static String row(String figure, Object stock, Object volley) {
        return Strings.padEnd(figure, 18, ' ') + Strings.padEnd(String.valueOf(stock), 12, ' ') + " " + volley;
    }
}
