package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.jobs.ShuffleJob;
import io.volley.testbed.process.FreePorts;
import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The commands of an installed Spark, with Volley added to each in the way that the README tells. */
@ExtendWith(YarnPlace.Shared.class)
@TestInstance(Lifecycle.PER_CLASS)
class DistributionIT {
    private static final String THRIFT_SERVER = "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2";

    /** The numbers below a thousand by their remainder: how many, and their sum. */
    private static final String[] SUMS = {"0\t334\t166833", "1\t333\t166167", "2\t333\t166500"};

    private static final String TYPED = """
            case class Word(text: String, length: Int)
            val least = 4
            def isLong(word: Word): Boolean = word.length > least
            val words = sc.parallelize(Seq("spark", "on", "yarn", "by", "volley"), 4)
            val longWords = words.map(text => Word(text, text.length)).filter(isLong)
            println("\\nwords=" + longWords.map(_.text).collect().sorted.mkString(" "))
            import spark.implicits._
            println("\\nletters=" + longWords.toDS().map(_.length).reduce(_ + _))
            """;

    private final ImmutableList<Distribution> ofThisLine = Distribution.ofThisLine();
    private final Distribution spark = ofThisLine.get(0);

    /** The one jar serves other releases of the line as well as that which it was built with. */
    @ParameterizedTest
    @FieldSource("ofThisLine")
    void sparkSubmitRunsAJob(Distribution release, YarnPlace cluster) throws Exception {
        try (Submission submission = small(cluster, "spark-submit", release)) {
            submission.start(
                    release,
                    "spark-submit",
                    "--class",
                    ShuffleJob.class.getName(),
                    System.getProperty("volley.jobs", ""),
                    "8",
                    "50");

            assertThat(submission.awaitExit()).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).contains("1000");
            assertThat(submission.log()).contains("The driver of Volley ");
            assertThatVolleyServedIt(cluster, submission);
        }
    }

    /** Its executors load the classes of what is typed from the driver. */
    @Test
    void sparkShellRunsWhatIsTyped(YarnPlace cluster) throws Exception {
        try (Submission submission = small(cluster, "spark-shell")) {
            submission.input(TYPED).start(spark, "spark-shell");

            assertThat(submission.awaitExit()).as(submission::describe).isZero();
            assertThat(submission.reported("words")).as(submission::describe).contains("spark volley");
            assertThat(submission.reported("letters")).as(submission::describe).contains("11");
            assertThatVolleyServedIt(cluster, submission);
        }
    }

    @Test
    void sparkSqlWritesATableAndAggregatesIt(YarnPlace cluster) throws Exception {
        try (Submission submission = small(cluster, "spark-sql")) {
            submission.start(spark, "spark-sql", "-e", """
                    CREATE TABLE numbers USING parquet AS SELECT id, id % 3 AS remainder FROM range(0, 1000, 1, 8);
                    SELECT remainder, count(*), sum(id) FROM numbers GROUP BY remainder ORDER BY remainder
                    """);

            assertThat(submission.awaitExit()).as(submission::describe).isZero();
            assertThat(submission.reports("")).containsSubsequence(SUMS);
            assertThatVolleyServedIt(cluster, submission);
        }
    }

    /** What {@code sbin/start-thriftserver.sh} starts, which PyPI's package lacks. */
    @OnlyInFull
    @Test
    void theThriftServerAnswersBeeline(YarnPlace cluster) throws Exception {
        try (Submission submission = small(cluster, "thrift-server")) {
            int port = FreePorts.one();
            submission.start(
                    spark,
                    "spark-submit",
                    "--class",
                    THRIFT_SERVER,
                    "spark-internal",
                    "--hiveconf",
                    "hive.server2.thrift.bind.host=127.0.0.1",
                    "--hiveconf",
                    "hive.server2.thrift.port=" + port);
            submission.awaitLog("HiveThriftServer2 started");

            assertThat(submission.outputOf(
                            spark,
                            "beeline",
                            "-u",
                            "jdbc:hive2://127.0.0.1:" + port,
                            "--silent=true",
                            "--outputformat=tsv2",
                            "-e",
                            "SELECT id % 3, count(*), sum(id) FROM range(0, 1000, 1, 8) GROUP BY 1 ORDER BY 1"))
                    .containsSubsequence(SUMS);

            submission.driver().destroy();
            submission.awaitExit();
            assertThatVolleyServedIt(cluster, submission);
        }
    }

    private Submission small(YarnPlace cluster, String name) throws IOException {
        return small(cluster, name, spark);
    }

    private static Submission small(YarnPlace cluster, String name, Distribution release) throws IOException {
        return Submission.dynamic(cluster, name, release).with("spark.dynamicAllocation.maxExecutors", "2");
    }

    /** Its executors came in batches, YARN calls it a success, and nothing is left of it. */
    private static void assertThatVolleyServedIt(YarnPlace cluster, Submission submission) throws Exception {
        assertThat(submission.batches())
                .as(submission::describe)
                .first()
                .asString()
                .contains("batch 1: requesting 2 executors of profile 0");
        ApplicationId id = ApplicationId.fromString(submission.application().orElseThrow());
        try (YarnClient yarn = Clients.yarn(cluster)) {
            Awaitility.await("YARN to call " + id + " a success")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> yarn.getApplicationReport(id).getFinalApplicationStatus()
                            == FinalApplicationStatus.SUCCEEDED);
        }
        Leftovers.assertNone(cluster, submission);
    }
}
