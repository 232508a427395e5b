package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class ExecutorCommandTest {
    private final SparkConf conf = new SparkConf(false).set("spark.yarn.populateHadoopClasspath", "true");
    private final Configuration hadoop = new Configuration(false);

    @Test
    void addsTheClassPathsOfYarnAndOfMapReduceIfThatIsSet() {
        hadoop.set("yarn.application.classpath", "/yarn/*, /hdfs/*");
        hadoop.set("mapreduce.application.classpath", "/mapreduce/*,/stores/*");

        assertThat(classpath())
                .containsSubsequence("spark.jar", "/yarn/*", "/hdfs/*", "/mapreduce/*", "/stores/*")
                .endsWith("{{PWD}}/__spark_conf__/__hadoop_conf__");

        conf.set("spark.yarn.populateHadoopClasspath", "false");
        assertThat(classpath()).doesNotContain("/yarn/*", "/mapreduce/*");
    }

    @Test
    void takesHadoopsDefaultsForThose() {
        assertThat(classpath())
                .contains(
                        "{{HADOOP_YARN_HOME}}/share/hadoop/yarn/*", "{{HADOOP_MAPRED_HOME}}/share/hadoop/mapreduce/*");
    }

    @Test
    void hasSparksVariablesOfTheApplicationMaster() {
        conf.set("spark.yarn.appMasterEnv.SPARK_LOCAL_IP", "127.0.0.1")
                .set("spark.yarn.appMasterEnv.SPARK_HOME", "/opt/spark")
                .set("spark.yarn.appMasterEnv.TZ", "CET")
                .setExecutorEnv("SPARK_HOME", "/srv/spark");

        assertThat(command().environment(List.of(), "hdfs://nn/staging"))
                .containsEntry("SPARK_USER", "ann")
                .containsEntry("SPARK_YARN_STAGING_DIR", "hdfs://nn/staging")
                .containsEntry("SPARK_LOCAL_IP", "127.0.0.1")
                .containsEntry("SPARK_HOME", "/srv/spark")
                .doesNotContainKey("TZ");
    }

    private List<String> classpath() {
        return command().classpath(List.of("spark.jar"));
    }

    private ExecutorCommand command() {
        return new ExecutorCommand(conf, new YarnSettings(conf), hadoop, "application_1_0001", "ann");
    }
}
