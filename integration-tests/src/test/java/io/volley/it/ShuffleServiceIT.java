package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.cli.Home;
import io.volley.cli.cluster.YarnProcess;
import io.volley.jobs.MovingJob;
import io.volley.jobs.ShuffleService;
import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With Spark's external shuffle service in the NodeManager no executor holds shuffle data, and none is kept for it. */
class ShuffleServiceIT {
    private static final String SERVICE = "yarn.nodemanager.aux-services";

    @Test
    void givesExecutorsBackInTheMiddleOfAJobWhoseShuffleDataTheServiceHas() throws Exception {
        String port = Integer.toString(FreePorts.one());
        try (Cluster cluster = Cluster.start(withService(port));
                Submission submission = Submission.dynamic(cluster, "served", 4)) {
            int exit = submission
                    .without("spark.dynamicAllocation.shuffleTracking.enabled")
                    .with("spark.shuffle.service.enabled", "true")
                    .with("spark.shuffle.service.port", port)
                    .with("spark.volley.policy", "deadline")
                    .with("spark.volley.deadline", "10m")
                    .with("spark.volley.scaleIn.window", "2s")
                    .with("spark.volley.parkTimeout", "1s")
                    .run(MovingJob.class, submission.folder().resolve("gone").toString())
                    .awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).contains("1000");
            assertThat(submission.reported("gone")).as(submission::describe).contains("true");
            assertThat(submission.reported("stages")).as(submission::describe).contains("2");
            assertThat(submission.reported("tasks")).as("none too many").contains("0");
            assertThat(submission.reported("fetchFailed"))
                    .as(submission::describe)
                    .contains("0");
            Leftovers.assertNone(cluster, submission);
        }
    }

    private static YarnProcess.Shape withService(String port) {
        return new YarnProcess.Shape(
                1,
                16384,
                16,
                Map.of(
                        SERVICE,
                        "spark_shuffle",
                        SERVICE + ".spark_shuffle.class",
                        ShuffleService.class.getName(),
                        SERVICE + ".spark_shuffle.classpath",
                        System.getProperty("volley.jobs", "")
                                + File.pathSeparator
                                + Home.locate().sparkJars().resolve("*"),
                        "spark.shuffle.service.port",
                        port));
    }
}
