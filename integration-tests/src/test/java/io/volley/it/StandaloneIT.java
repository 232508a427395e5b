package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.FilesJob;
import io.volley.jobs.MetricsJob;
import io.volley.jobs.ShuffleJob;
import io.volley.jobs.StartingJob;
import io.volley.testbed.standalone.StandaloneProcess;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real jobs on Spark's own Standalone, through {@code spark-volley:spark://…}. */
class StandaloneIT extends PlaceContract {
    private static StandalonePlace cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = StandalonePlace.start(StandaloneProcess.Shape.workers(2));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Override
    Place place() {
        return cluster;
    }

    @Test
    void takesAsManyCoresAsAreAllowedWithoutDynamicAllocation() throws Exception {
        try (Submission submission = new Submission(cluster, "static")
                .without("spark.executor.instances")
                .with("spark.scheduler.minRegisteredResourcesRatio", "1")
                .with("spark.cores.max", "3")) {
            int exit = submission.run(ShuffleJob.class, "6", "50").awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).contains("1000");
            assertThat(submission.reported("executors"))
                    .as(submission::describe)
                    .contains("[0, 1, 2]");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @OnOneLine
    @Test
    void givesExecutorsTheUsersFiles() throws Exception {
        try (Submission submission = dynamic("files")) {
            FilesOfUser.write(submission.folder());
            submission.touch("gate");
            int exit = submission
                    .jar(FilesOfUser.withGuava(submission.folder()))
                    .option("--files", "my table.csv")
                    .option("--archives", "env.zip#env")
                    .run(FilesJob.class, submission.folder().toString())
                    .awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("table")).contains("from the user");
            assertThat(submission.reported("archive")).contains("from the archive");
            assertThat(submission.reported("later")).contains("added later");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void isFoundByTheDoctor() throws Exception {
        DoctorRun run = DoctorRun.of(
                cluster.environment(),
                "--master",
                "spark-volley:" + cluster.master(),
                "--conf",
                "spark.executor.cores=1");

        assertThat(run.exit()).as(run::text).isZero();
        assertThat(run.text()).containsPattern("Master +ok +127.0.0.1:\\d+: listening");
    }

    @Test
    void measuresFromTheMastersAllocationHowLongExecutorsTakeToStart() throws Exception {
        try (Submission submission = dynamic("metrics").with("spark.dynamicAllocation.maxExecutors", "2")) {
            int exit = submission
                    .with("spark.ui.enabled", "true")
                    .with("spark.ui.port", "0")
                    .run(MetricsJob.class)
                    .awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("json").orElseThrow())
                    .as(submission::describe)
                    .containsPattern("\\.driver\\.volley\\.allocationToRegistered\":\\{\"count\":[12],");
            Leftovers.assertNone(cluster, submission);
        }
    }

    @Test
    void authenticates() throws Exception {
        Map<String, String> secret = Map.of("spark.authenticate", "true", "spark.authenticate.secret", "for this test");
        try (StandalonePlace guarded = StandalonePlace.start(new StandaloneProcess.Shape(1, 1, 16, 16384, secret));
                Submission submission = new Submission(guarded, "authenticated")
                        .without("spark.executor.instances")
                        .with("spark.cores.max", "2")) {
            secret.forEach(submission::with);
            int exit = submission.run(ShuffleJob.class, "6", "50").awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).contains("1000");
            Leftovers.assertNone(guarded, submission);
        }
    }

    /** Of three that are wanted the Master allocates two, which never get as far as to register. */
    @Test
    void tellsWhoIsRequestedFromWhoStarts() throws Exception {
        try (StandalonePlace small = StandalonePlace.start(new StandaloneProcess.Shape(1, 1, 2, 16384, Map.of()));
                Submission submission = Submission.dynamic(small, "starting")
                        .with("spark.dynamicAllocation.minExecutors", "3")
                        .with(
                                "spark.executor.extraJavaOptions",
                                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0")) {
            int exit = submission.run(StartingJob.class, "2").awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("requested"))
                    .as(submission::describe)
                    .contains("1");
            assertThat(submission.reported("ready")).contains("0");
            Leftovers.assertNone(small, submission);
        }
    }

    @OnOneLine
    @Test
    void saysThatAnExecutorsCoresMustBeSet() throws Exception {
        try (Submission submission = dynamic("cores").without("spark.executor.cores")) {
            int exit = submission.run(ShuffleJob.class, "6", "50").awaitExit();

            assertThat(exit).as(submission::describe).isEqualTo(1);
            assertThat(submission.log()).contains("spark.executor.cores is not set, but is required");
            Leftovers.assertNone(cluster, submission);
        }
    }
}
