package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.testbed.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** PySpark on executors whose own Python has none. */
@ExtendWith(YarnPlace.Shared.class)
@TestInstance(Lifecycle.PER_CLASS)
class PySparkIT {
    private static final Path PROGRAMS = Path.of("src", "jobs", "python");
    private static final String ITSELF = "pyspark.zip/pyspark/__init__.py";

    private final Distribution spark = Distribution.ofThisLine().get(0);

    @Test
    void runsWithModulesArchivesAndAPackedEnvironment(YarnPlace cluster) throws Exception {
        PythonEnvironment python = PythonEnvironment.installed();
        Path volley = Home.locate().requireVolleyJar();
        try (Submission submission = dynamic(cluster, "everything")) {
            Path folder = submission.folder();
            Path module = Files.writeString(folder.resolve("greeting.py"), "WORD = 'from a module'\n");
            Path shipped = Files.writeString(folder.resolve("shipped.py"), "");
            Path archive = zip(folder.resolve("more.zip"), "more/__init__.py", "WORD = 'from an archive'\n");
            submission
                    .environment("PYSPARK_DRIVER_PYTHON", python.python().toString())
                    .environment("PYSPARK_PYTHON", "./env/bin/python")
                    .with("spark.executor.pyspark.memory", "3g")
                    .with("spark.yarn.dist.pyFiles", shipped.toString())
                    .start(
                            spark,
                            "spark-submit",
                            "--py-files",
                            module + "," + archive + "," + volley,
                            "--archives",
                            python.pack(folder, "WORD = 'from the environment'\n") + "#env",
                            PROGRAMS.resolve("everything.py").toAbsolutePath().toString());

            assertThat(submission.awaitExit()).as(submission::describe).isZero();
            assertThat(submission.reported("pyspark").orElseThrow()).startsWith(ITSELF);
            assertThat(submission.reported("shipped")).contains("__pyfiles__/shipped.py");
            assertThat(submission.reported("greeting")).contains("from a module");
            assertThat(submission.reported("more")).contains("from an archive");
            assertThat(submission.reported("packed")).contains("from the environment");
            assertThat(submission.reported("volley"))
                    .contains(volley.getFileName().toString());
            assertThat(submission.reported("squares")).contains("332833500");
            assertThat(submission.reported("halves")).contains("249500");
            assertThat(submission.reported("early").orElseThrow()).contains("there is no SparkContext");
            assertThat(submission.reported("before")).contains("0");
            assertThat(submission.reported("announced").orElseThrow()).contains("target=2", "ready=2", "announced");
            assertThat(submission.batches()).as("with the memory for Python").hasSize(2);
            assertThat(submission.batches().get(0))
                    .contains("requesting 2 executors of profile 0", "%d MiB".formatted(512 + 384 + 3 * 1024));
            assertThat(submission.batches().get(1))
                    .contains("requesting 1 executors of profile 1", "%d MiB".formatted(600 + 384 + 3 * 1024));
            Leftovers.assertNone(cluster, submission);
        }
    }

    /** As {@code python app.py}, with a Python on executors that has neither pyspark nor libraries of a user's. */
    @Test
    void leavesNoPythonBehindWhereExecutorsAreReleased(YarnPlace cluster) throws Exception {
        try (Submission submission = dynamic(cluster, "resting")) {
            submission
                    .environment("PYSPARK_PYTHON", spark.python().toRealPath().toString())
                    .environment("PYSPARK_DRIVER_PYTHON", spark.python().toString())
                    .with("spark.executorEnv.PYTHONNOUSERSITE", "1")
                    .with("spark.jars", Home.locate().requireVolleyJar().toString())
                    .with("spark.volley.scaleIn.window", "2s")
                    .with("spark.volley.parkTimeout", "1s")
                    .startPython(spark.python(), PROGRAMS.resolve("resting.py").toAbsolutePath());

            submission.awaitReport("released");
            List<Long> daemons =
                    submission.reports("daemon=").stream().map(Long::valueOf).toList();
            assertThat(daemons).isNotEmpty();
            Awaitility.await("the Python of executors that are gone to end")
                    .atMost(Duration.ofSeconds(60))
                    .until(() ->
                            cluster.processes().stream().map(ProcessHandle::pid).noneMatch(daemons::contains));
            submission.touch("gate");

            assertThat(submission.awaitExit()).as(submission::describe).isZero();
            assertThat(submission.reported("pyspark").orElseThrow()).startsWith("['" + ITSELF);
            assertThat(submission.reported("again")).contains("9900");
            assertThat(submission.batches())
                    .as("requested again when there was work again")
                    .hasSizeGreaterThan(1);
            Leftovers.assertNoneOnCluster(cluster, submission);
        }
    }

    /** The driver is in the cluster, and has there what executors have, and the status that its program ends with. */
    @Test
    void runsItsDriverInTheCluster(YarnPlace cluster) throws Exception {
        Path volley = Home.locate().requireVolleyJar();
        try (Submission submission = Submission.inClusterMode(cluster, "clustered", spark)
                .with("spark.dynamicAllocation.maxExecutors", "2")
                .with("spark.yarn.maxAppAttempts", "1")
                .with("spark.yarn.appMasterEnv.PYSPARK_PYTHON", "./env/bin/python")) {
            Path folder = submission.folder();
            Path module = Files.writeString(folder.resolve("greeting.py"), "WORD = 'from a module'\n");
            Path archive = zip(folder.resolve("more.zip"), "more/__init__.py", "WORD = 'from an archive'\n");
            submission.startInCluster(
                    spark,
                    "--py-files",
                    module + "," + archive,
                    "--archives",
                    PythonEnvironment.installed().pack(folder, "WORD = 'from the environment'\n") + "#env",
                    PROGRAMS.resolve("clustered.py").toAbsolutePath().toString());

            assertThat(submission.awaitExit()).as(submission::describe).isOne();
            String everything = ITSELF + ", from a module, from an archive, from the environment";
            assertThat(submission.reported("driver")).as(submission::describe).contains(everything);
            assertThat(submission.reported("volley"))
                    .contains(volley.getFileName().toString());
            assertThat(submission.reported("executors")).contains("{'" + everything + "'}");
            assertThat(submission.reported("halves")).contains("249500");
            assertThat(submission.reports("")).noneMatch(line -> line.contains("Failed to add file"));
            assertThat(submission.log())
                    .contains("User application exited with status 3", "finished with failed status");
            assertThat(submission.applicationMasterLog()).doesNotContain("starting run 2 of the driver");
            Leftovers.assertNone(cluster, submission);
        }
    }

    private Submission dynamic(YarnPlace cluster, String name) throws IOException {
        return Submission.dynamic(cluster, name, spark).with("spark.dynamicAllocation.maxExecutors", "2");
    }

    private static Path zip(Path archive, String name, String content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return archive;
    }
}
