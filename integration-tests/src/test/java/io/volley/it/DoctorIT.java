package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.testbed.process.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code volley doctor} and a real YARN and ZooKeeper. */
@OnOneLine
@ExtendWith(YarnPlace.Shared.class)
class DoctorIT {
    @TempDir
    private Path folder;

    @Test
    void findsNoFaultWhereJobsRun(YarnPlace cluster) throws Exception {
        DoctorRun run = DoctorRun.of(
                cluster.environment(),
                "--master",
                "spark-volley:yarn",
                "--conf",
                "spark.dynamicAllocation.enabled=true",
                "--conf",
                "spark.volley.zookeeper.connect=" + cluster.zooKeeper().connectString());

        assertThat(run.exit()).as(run::text).isZero();
        assertThat(run.text())
                .containsPattern(
                        "linkage +ok +\\d{3} references to Spark, Scala and Hadoop resolved, \\d+ overrides kept")
                .containsPattern("ResourceManager +ok +.* answers; 2 NodeManagers run")
                .containsPattern("queue +ok +default is running")
                .containsPattern("ZooKeeper +ok +.* answers")
                .contains("0 faults");
    }

    @Test
    void tellsAWrongQueueAndAnExecutorThatIsTooLarge(YarnPlace cluster) throws Exception {
        DoctorRun run = DoctorRun.of(
                cluster.environment(),
                "--conf",
                "spark.yarn.queue=nightly",
                "--conf",
                "spark.executor.memory=900g",
                "--conf",
                "spark.yarn.executor.nodeLabelExpression=fast");

        assertThat(run.exit()).as(run::text).isEqualTo(1);
        assertThat(run.text())
                .containsPattern("queue +fault +there is no queue \"nightly\"; there are .*default")
                .containsPattern("executor's size +fault +needs 1013760 MiB and 1 cores")
                .containsPattern("node labels +fault +YARN does not know fast")
                .contains("3 faults");
    }

    @Test
    void goesOnWhereNobodyAnswers() throws Exception {
        Files.writeString(
                folder.resolve("yarn-site.xml"),
                "<configuration><property><name>yarn.resourcemanager.address</name><value>127.0.0.1:%d</value>"
                                .formatted(FreePorts.one())
                        + "</property></configuration>");

        DoctorRun run = DoctorRun.of(
                Map.of("YARN_CONF_DIR", folder.toString()),
                "--conf",
                "spark.volley.zookeeper.connect=127.0.0.1:" + FreePorts.one());

        assertThat(run.exit()).as(run::text).isEqualTo(1);
        assertThat(run.text())
                .containsPattern("ResourceManager +fault +127.0.0.1:\\d+ does not answer: ConnectException")
                .containsPattern("queue +unknown +default: the ResourceManager did not answer")
                .containsPattern("ZooKeeper +fault +127.0.0.1:\\d+: no session within 5 s")
                .contains("2 faults");
    }
}
