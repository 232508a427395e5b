package io.volley.it;

import com.google.common.collect.ImmutableMap;
import io.volley.jobs.EndingJob;
import io.volley.jobs.EndingJob.End;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** An end that a program can come to whose driver runs in the cluster. */
enum ClusterEnding {
    RETURNS(
            "returns from its main method, with its SparkContext open",
            "",
            End.RETURNS,
            Map.of("spark.executor.userClassPathFirst", "true")),
    LEAVES_A_THREAD("returns, and leaves a thread that is no daemon", "", End.LEAVES_A_THREAD, Map.of()),
    HAS_NO_CONTEXT("returns without having made a SparkContext", "exitCode: 13", End.HAS_NO_CONTEXT, Map.of()),
    WAITS_WITHOUT_CONTEXT(
            "has no SparkContext within `spark.yarn.am.waitTime`",
            "exitCode: 13",
            End.WAITS_WITHOUT_CONTEXT,
            Map.of("spark.yarn.am.waitTime", "2s")),
    HAS_NO_MAIN_CLASS("has no main class of that name", "exitCode: 13", End.RETURNS, Map.of()) {
        @Override
        Class<?> main() {
            // Of the tests, and so not in the jar that is submitted.
            return ClusterEnding.class;
        }
    },
    THROWS(
            "throws an exception",
            "User class threw exception: java.lang.IllegalStateException: no such table",
            End.THROWS,
            Map.of("spark.yarn.maxAppAttempts", "2")),
    EXITS_WITH_0("calls `System.exit(0)` before its main method has returned", Words.EARLY, End.EXITS_WITH_0, Map.of()),
    EXITS_WITH_3("calls `System.exit(3)`", Words.EARLY, End.EXITS_WITH_3, Map.of()),
    LOSES_EXECUTORS(
            "loses `spark.executor.maxNumFailures` executors",
            "Max number of executor failures (1) reached",
            End.LOSES_EXECUTORS,
            Map.of("spark.executor.maxNumFailures", "1", "spark.task.maxFailures", "100")),
    IS_KILLED("is ended by `yarn application -kill`", "was killed by user", End.RETURNS, Map.of()) {
        @Override
        void start(Submission submission) throws IOException {
            String noGate = submission.folder().resolve("gate").toString();
            submission.startInCluster(main(), End.RETURNS.name(), noGate);
        }

        @Override
        void strike(Submission submission, YarnClient yarn) throws IOException, YarnException {
            submission.awaitReport("run");
            yarn.killApplication(
                    ApplicationId.fromString(submission.application().orElseThrow()));
        }
    };

    private final String program;
    private final String words;
    private final End end;
    private final ImmutableMap<String, String> settings;

    /** What stands in the diagnostics of more than one. */
    private static final class Words {
        static final String EARLY = "Shutdown hook called before final status was reported";
    }

    /**
     * @param program what it does, as the documentation has it
     * @param words what YARN's diagnostics have
     */
    ClusterEnding(String program, String words, End end, Map<String, String> settings) {
        this.program = program;
        this.words = words;
        this.end = end;
        this.settings = ImmutableMap.copyOf(settings);
    }

    String program() {
        return program;
    }

    String words() {
        return words;
    }

    Class<?> main() {
        return EndingJob.class;
    }

    /** One run, unless the settings say otherwise: another would end in the same way. */
    Submission submission(YarnPlace cluster, String system) throws IOException {
        Submission submission = Submission.inClusterMode(cluster, name() + "-" + system)
                .with("spark.yarn.maxAppAttempts", "1")
                .with("spark.executor.instances", "1");
        settings.forEach(submission::with);
        return submission;
    }

    void start(Submission submission) throws IOException {
        submission.startInCluster(main(), end.name());
    }

    /** Ends a program that does not end by itself. */
    void strike(Submission submission, YarnClient yarn) throws IOException, YarnException {}
}
