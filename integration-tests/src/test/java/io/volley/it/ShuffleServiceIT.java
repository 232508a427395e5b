package io.volley.it;

import io.volley.jobs.ShuffleService;
import io.volley.testbed.Home;
import io.volley.testbed.process.FreePorts;
import io.volley.testbed.yarn.YarnProcess;
import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With Spark's external shuffle service in the NodeManager no executor holds shuffle data, and none is kept for it. */
class ShuffleServiceIT {
    private static final String SERVICE = "yarn.nodemanager.aux-services";

    @Test
    void givesExecutorsBackInTheMiddleOfAJobWhoseShuffleDataTheServiceHas() throws Exception {
        String port = Integer.toString(FreePorts.one());
        try (YarnPlace cluster = YarnPlace.start(withService(port));
                Submission submission = Submission.dynamic(cluster, "served", 4)) {
            MovedShuffle.assertNothingIsLost(
                    cluster,
                    submission
                            .without("spark.dynamicAllocation.shuffleTracking.enabled")
                            .with("spark.shuffle.service.enabled", "true")
                            .with("spark.shuffle.service.port", port));
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
