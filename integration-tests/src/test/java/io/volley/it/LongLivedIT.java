package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import io.volley.testbed.process.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions and servers of an installed Spark that hold no executor while nobody asks, and get them back. */
@ExtendWith(YarnPlace.Shared.class)
@TestInstance(Lifecycle.PER_CLASS)
@OnOneScala
class LongLivedIT {
    private static final Path SESSIONS = Path.of("src", "jobs", "python", "sessions.py");
    private static final String CONNECT_SERVER = "org.apache.spark.sql.connect.service.SparkConnectServer";
    private static final String THRIFT_SERVER = "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2";

    /** The numbers below a thousand by their remainder: how many, and their sum. Each row takes a millisecond at least. */
    private static final String QUERY = "SELECT remainder, count(slept), sum(id) FROM"
            + " (SELECT id, id % 3 AS remainder, reflect('java.lang.Thread', 'sleep', 1L) AS slept"
            + " FROM range(0, 1000, 1, 8)) GROUP BY remainder ORDER BY remainder";

    private static final ImmutableList<String> SUMS =
            ImmutableList.of("0\t334\t166833", "1\t333\t166167", "2\t333\t166500");

    /** What each user of a Connect server is told: the same, and the sum of the squares of 0 to 7. */
    private static final String ANSWERS = "[(0, 334, 166833), (1, 333, 166167), (2, 333, 166500), 140]";

    private final Distribution spark = Distribution.ofThisLine().get(0);

    @Test
    void sparkSqlRestsBetweenStatements(YarnPlace cluster) throws Exception {
        try (Submission submission = resting(cluster, "spark-sql")) {
            // The prompt precedes the first line of an answer: the header.
            submission.with("spark.sql.cli.print.header", "true").start(spark, "spark-sql");
            submission.type("CREATE TABLE numbers USING parquet AS SELECT id FROM range(0, 1000, 1, 8);\n");
            submission.type(QUERY + ";\n");
            submission.awaitLine(SUMS.get(2));
            int batches = awaitRest(cluster, submission);

            submission.type(QUERY + ";\nSELECT concat('rows=', count(*)) FROM numbers;\nexit;\n");

            assertThat(submission.awaitExit()).as(submission::describe).isZero();
            assertThat(submission.reports("")).containsSubsequence(twice(SUMS));
            assertThat(submission.reported("rows")).contains("1000");
            assertThatExecutorsCameBack(submission, batches);
            Served.assertServed(cluster, submission);
        }
    }

    /** What {@code sbin/start-thriftserver.sh} starts, which PyPI's package lacks. */
    @Test
    void theThriftServerRestsBetweenQueries(YarnPlace cluster) throws Exception {
        try (Submission server = resting(cluster, "thrift-server")) {
            int port = FreePorts.one();
            server.start(
                    spark,
                    "spark-submit",
                    "--class",
                    THRIFT_SERVER,
                    "spark-internal",
                    "--hiveconf",
                    "hive.server2.thrift.bind.host=127.0.0.1",
                    "--hiveconf",
                    "hive.server2.thrift.port=" + port);
            server.awaitLog("HiveThriftServer2 started");

            assertThat(beeline(server, port)).containsSubsequence(SUMS);
            int batches = awaitRest(cluster, server);
            assertThat(beeline(server, port)).containsSubsequence(SUMS);

            assertThatExecutorsCameBack(server, batches);
            assertThat(server.log()).as("Spark's own metrics").containsPattern("driver killed: [1-9]");
            server.driver().destroy();
            server.awaitExit();
            Served.assertServed(cluster, server);
        }
    }

    /** What {@code sbin/start-connect-server.sh} starts, and two users who ask it at the same time, with Python of theirs. */
    @Test
    void aSparkConnectServerRestsWhileItsSessionsDo(YarnPlace cluster) throws Exception {
        assumeTrue(
                spark.hasJar("spark-connect_*.jar"),
                "Spark 3.5 has no Connect server, and the one for it listens on all addresses");
        PythonEnvironment python = PythonEnvironment.installed();
        try (Submission server = resting(cluster, "connect-server");
                Submission clients = new Submission(cluster, "clients")) {
            int port = FreePorts.one();
            // Spark 4 passes data to a function by Arrow.
            server.environment("PYSPARK_PYTHON", python.python().toString())
                    .with("spark.connect.grpc.binding.address", "127.0.0.1")
                    .with("spark.connect.grpc.binding.port", Integer.toString(port))
                    .start(spark, "spark-submit", "--class", CONNECT_SERVER, "spark-internal");
            server.awaitLog("Spark Connect server started at");

            clients.environment("PYTHONPATH", python.libraries().toString())
                    .with("spark.remote", "sc://127.0.0.1:" + port)
                    .with("query", QUERY)
                    .startPython(spark.python(), SESSIONS.toAbsolutePath());
            clients.awaitReport("bob.first");
            int batches = awaitRest(cluster, server);
            clients.touch("gate");

            assertThat(clients.awaitExit())
                    .as(() -> clients.describe() + server.describe())
                    .isZero();
            for (String answer : List.of("ann.first", "bob.first", "ann.again", "bob.again")) {
                assertThat(clients.reported(answer)).contains(ANSWERS);
            }
            assertThatExecutorsCameBack(server, batches);
            assertThat(server.log()).as("Spark's own metrics").containsPattern("driver killed: [1-9]");
            server.driver().destroy();
            server.awaitExit();
            Served.assertServed(cluster, server);
        }
    }

    /** The same server in a container of the cluster, as Spark 4.2 allows it, until it is killed. */
    @Test
    void aSparkConnectServerRunsInTheCluster(YarnPlace cluster) throws Exception {
        assumeTrue(spark.hasJar("spark-connect_*.jar"), "Spark 3.5 refuses a Connect server in cluster mode");
        PythonEnvironment python = PythonEnvironment.installed();
        try (Submission server = Submission.inClusterMode(cluster, "connect-in-cluster", spark)
                        .with("spark.dynamicAllocation.maxExecutors", "2");
                Submission clients = new Submission(cluster, "clients")) {
            int port = FreePorts.one();
            server.environment("PYSPARK_PYTHON", python.python().toString())
                    .with("spark.connect.grpc.binding.address", "127.0.0.1")
                    .with("spark.connect.grpc.binding.port", Integer.toString(port))
                    .startInCluster(spark, "--class", CONNECT_SERVER, "spark-internal");
            server.awaitLog("Spark Connect server started at");

            clients.touch("gate");
            clients.environment("PYTHONPATH", python.libraries().toString())
                    .with("spark.remote", "sc://127.0.0.1:" + port)
                    .with("query", QUERY)
                    .startPython(spark.python(), SESSIONS.toAbsolutePath());

            assertThat(clients.awaitExit())
                    .as(() -> clients.describe() + server.describe())
                    .isZero();
            assertThat(clients.reported("bob.again")).contains(ANSWERS);
            String id = server.application().orElseThrow();
            VolleyCommand.answer(cluster, "--master", "yarn", "--kill", id);
            assertThat(server.awaitExit()).as(server::describe).isOne();
            assertThat(server.log()).contains("Application " + id + " is killed");
            Leftovers.assertNoneOnCluster(cluster, server);
        }
    }

    private List<String> beeline(Submission server, int port) throws Exception {
        return server.outputOf(
                spark,
                "beeline",
                "-u",
                "jdbc:hive2://127.0.0.1:" + port,
                "--silent=true",
                "--outputformat=tsv2",
                "-e",
                QUERY);
    }

    /** Releases soon what it does not need, and takes two executors also for work that one would finish soon. */
    private Submission resting(YarnPlace cluster, String name) throws IOException {
        return Submission.dynamic(cluster, name, spark)
                .with("spark.dynamicAllocation.maxExecutors", "2")
                .with("spark.volley.scaleIn.window", "2s")
                .with("spark.volley.parkTimeout", "1s")
                .with("spark.volley.release.staleShuffleTimeout", "1s")
                .with("spark.volley.batch.minWork", "100ms");
    }

    /** Waits until no executor is left of a query that has been answered; returns how many batches there have been. */
    private static int awaitRest(YarnPlace cluster, Submission submission) {
        Awaitility.await("all executors to be released")
                .atMost(Duration.ofMinutes(2))
                .until(() -> Containers.executors(cluster).isEmpty());
        return submission.batches().size();
    }

    private static void assertThatExecutorsCameBack(Submission submission, int before) {
        assertThat(submission.batches()).as(submission::describe).hasSizeGreaterThan(before);
        assertThat(submission.batches().get(before)).contains("requesting 2 executors of profile 0");
    }

    private static ImmutableList<String> twice(ImmutableList<String> lines) {
        return ImmutableList.<String>builder().addAll(lines).addAll(lines).build();
    }
}
