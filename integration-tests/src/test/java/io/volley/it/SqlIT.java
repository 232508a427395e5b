package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Maps;
import io.volley.jobs.SqlJob;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What queries have written stays until they are over, however fast executors go: no task does its work twice, no read fails,
 * the answers are those of a run in which nobody goes.
 */
@ExtendWith(YarnPlace.Shared.class)
class SqlIT {
    private static final List<String> QUERIES = List.of(
            "two exchanges",
            "skewed",
            "window",
            "broadcast",
            "reused exchange",
            "subqueries",
            "empty side",
            "limit",
            "cached",
            "rows as an RDD");

    private static Map<String, String> answers = Map.of();

    @BeforeAll
    static void answerWithAFixedNumberOfExecutors(YarnPlace cluster) throws Exception {
        try (Submission control = sql(new Submission(cluster, "fixed"))) {
            assertThat(control.run(SqlJob.class, "0").awaitExit())
                    .as(control::describe)
                    .isZero();
            answers = Maps.toMap(QUERIES, query -> control.reported(query).orElseThrow());
        }
    }

    @Test
    @OnOneScala
    void losesNothingUnderAdaptiveExecution(YarnPlace cluster) throws Exception {
        try (Submission submission = hasty(cluster, "adaptive")) {
            losesNothing(submission);
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    @OnOneLine
    void losesNothingWithoutAdaptiveExecution(YarnPlace cluster) throws Exception {
        try (Submission submission = hasty(cluster, "not-adaptive").with("spark.sql.adaptive.enabled", "false")) {
            losesNothing(submission);
        }
    }

    @Test
    @OnOneLine
    void losesNothingWhereDataIsMigrated(YarnPlace cluster) throws Exception {
        try (Submission submission = hasty(cluster, "migrated")
                .with("spark.decommission.enabled", "true")
                .with("spark.storage.decommission.enabled", "true")
                .with("spark.storage.decommission.replicationReattemptInterval", "1s")) {
            losesNothing(submission);
            assertThat(submission.log()).contains("will be released after its data has been migrated");
        }
    }

    /** Everything that holds executors longer than it must is set to a second. */
    private static Submission hasty(YarnPlace cluster, String name) throws IOException {
        return sql(Submission.dynamic(cluster, name, 4))
                .with("spark.volley.scaleIn.window", "1s")
                .with("spark.volley.parkTimeout", "1s")
                .with("spark.volley.release.staleShuffleTimeout", "1s");
    }

    private static Submission sql(Submission submission) {
        return submission
                .with("spark.scheduler.mode", "FAIR")
                .with("spark.sql.shuffle.partitions", "4")
                .with("spark.sql.autoBroadcastJoinThreshold", "-1");
    }

    private static void losesNothing(Submission submission) throws Exception {
        int exit = submission.run(SqlJob.class, "1000").awaitExit();

        assertThat(exit).as(submission::describe).isZero();
        answers.forEach((query, answer) ->
                assertThat(submission.reported(query)).as(query).contains(answer));
        assertThat(submission.reported("two exchanges alone")).contains(answers.get("two exchanges"));
        assertThat(submission.reported("skewed alone")).contains(answers.get("skewed"));
        assertThat(submission.reported("again")).as(submission::describe).contains("0");
        assertThat(submission.reported("failed")).as(submission::describe).contains("0");
        assertThat(submission.reported("fetchFailed")).contains("0");
        assertThat(submission.reported("parked while a query ran"))
                .as(submission::describe)
                .contains("true");
    }
}
