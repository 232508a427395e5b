package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.FilesJob;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is named at a submission is where executors expect it, before their JVMs start. */
@ExtendWith(YarnPlace.Shared.class)
class FilesIT {
    @Test
    void areInTheWorkingDirectoryBeforeAnExecutorStarts(YarnPlace cluster) throws Exception {
        try (Submission submission = Submission.dynamic(cluster, "files", 1)) {
            FilesOfUser.write(submission.folder());
            Path conf = Files.createDirectories(submission.folder().resolve("conf"));
            Files.writeString(
                    conf.resolve("place-site.xml"),
                    "<configuration><property><name>place.key</name><value>of SPARK_CONF_DIR</value></property>"
                            + "</configuration>");
            submission
                    .environment("SPARK_CONF_DIR", conf.toString())
                    .jar(FilesOfUser.withGuava(submission.folder()))
                    .option("--files", "log4j2-executor.properties,my table.csv")
                    .option("--archives", "env.zip#env")
                    .with("spark.executor.extraClassPath", "newer.jar")
                    .with(
                            "spark.executor.extraJavaOptions",
                            "-XX:+UseSerialGC -Dlog4j2.configurationFile=log4j2-executor.properties")
                    .start(FilesJob.class, submission.folder().toString());
            submission.awaitLog("needs yarn.io/gpu, but YARN knows only memory-mb, vcores");
            submission.touch("gate");
            int exit = submission.awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("guava")).contains("cached newer.jar");
            assertThat(submission.reported("job").orElseThrow()).startsWith("cached integration-tests-");
            assertThat(submission.reported("volley")).contains("missing");
            assertThat(submission.reported("table")).contains("from the user");
            assertThat(submission.reported("archive")).contains("from the archive");
            assertThat(submission.reported("later")).contains("added later");
            assertThat(submission.reported("site")).contains("of SPARK_CONF_DIR");
            assertThat(submission.executorLog())
                    .as("its settings of logging were there when it started")
                    .contains("in our layout: CoarseGrainedExecutorBackend");
            assertThat(submission.executorLog().lines().filter(line -> line.contains("Fetching ")))
                    .as("of what the program adds later it tells")
                    .isNotEmpty()
                    .allMatch(line -> line.contains("/files/later.txt"));
            Leftovers.assertNone(cluster, submission);
        }
    }
}
