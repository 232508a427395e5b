package io.volley.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.cli.cluster.Announcement.Look;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnouncementTest {
    private static final UserSpark SPARK = new UserSpark(
            Path.of("/opt/spark/bin/spark-submit"),
            Path.of("/opt/spark/jars"),
            List.of("--class", "org.apache.spark.examples.SparkPi", "/opt/spark/examples.jar"));

    @Test
    void tellsHowToSubmitToYarn() {
        Announcement announcement = new Announcement(
                "YARN, a ResourceManager and 2 NodeManagers",
                "16 GiB and 16 cores",
                URI.create("http://127.0.0.1:8088/cluster"),
                Path.of("/tmp/volley"),
                "yarn",
                Optional.of("127.0.0.1:2181"),
                ImmutableList.of("HADOOP_CONF_DIR=/tmp/volley/yarn/conf", "SPARK_LOCAL_IP=127.0.0.1"),
                SPARK,
                ImmutableList.of("/home/ann/my volley/bin/volley", "--spark-line", "4.2"),
                Path.of("/opt/volley.jar"),
                new Look("what happened", "grep batch /tmp/volley"));

        assertThat(announcement.render()).isEqualTo("""
            YARN, a ResourceManager and 2 NodeManagers, on loopback only; each node has 16 GiB and 16 cores for executors.

              master    yarn
              web page  http://127.0.0.1:8088/cluster
              logs      /tmp/volley

            In another terminal, first

              export HADOOP_CONF_DIR=/tmp/volley/yarn/conf
              export SPARK_LOCAL_IP=127.0.0.1

            and then any of these:

              # Spark's own spark-submit: Volley is one jar, and a prefix of the master
              /opt/spark/bin/spark-submit --master spark-volley:yarn \\
                --jars /opt/volley.jar \\
                --conf spark.dynamicAllocation.enabled=true --conf spark.dynamicAllocation.maxExecutors=4 \\
                --conf 'spark.yarn.jars=local:/opt/spark/jars/*' \\
                --class org.apache.spark.examples.SparkPi /opt/spark/examples.jar 100

              # the same with a fixed number of executors, by bin/volley, which adds jar and prefix
              '/home/ann/my volley/bin/volley' --spark-line 4.2 submit --master yarn --num-executors 2 \\
                --conf 'spark.yarn.jars=local:/opt/spark/jars/*' \\
                --class org.apache.spark.examples.SparkPi /opt/spark/examples.jar 100

              # the same with the driver in the cluster, whose log has what it prints
              '/home/ann/my volley/bin/volley' --spark-line 4.2 submit --master yarn --num-executors 2 \\
                --deploy-mode cluster \\
                --conf spark.volley.zookeeper.connect=127.0.0.1:2181 \\
                --conf spark.yarn.appMasterEnv.SPARK_LOCAL_IP=127.0.0.1 \\
                --conf 'spark.yarn.jars=local:/opt/spark/jars/*' \\
                --class org.apache.spark.examples.SparkPi /opt/spark/examples.jar 100

              # what happened
              grep batch /tmp/volley

            Ctrl-C ends the cluster and all that runs on it, and deletes its folder.
            """);
    }

    @Test
    void tellsHowToSubmitToStandalone() {
        Announcement announcement = new Announcement(
                "Spark Standalone, a Master and a Worker",
                "8 GiB and 1 core",
                URI.create("http://127.0.0.1:8080"),
                Path.of("/tmp/volley"),
                "spark://127.0.0.1:7077",
                Optional.empty(),
                ImmutableList.of("SPARK_LOCAL_IP=127.0.0.1"),
                SPARK,
                ImmutableList.of("bin/volley"),
                Path.of("/opt/volley.jar"),
                new Look("what the Master knows", "curl -s http://127.0.0.1:8080/json/"));

        assertThat(announcement.render())
                .contains("  master    spark://127.0.0.1:7077\n")
                .contains("  export SPARK_LOCAL_IP=127.0.0.1\n")
                .contains("""
                      /opt/spark/bin/spark-submit --master spark-volley:spark://127.0.0.1:7077 \\
                        --jars /opt/volley.jar \\
                        --conf spark.dynamicAllocation.enabled=true --conf spark.dynamicAllocation.maxExecutors=4 \\
                        --conf spark.executor.cores=1 \\
                    """)
                .contains("""
                      bin/volley submit --master spark://127.0.0.1:7077 --total-executor-cores 2 \\
                        --conf spark.executor.cores=1 \\
                    """)
                .doesNotContain("yarn");
    }
}
