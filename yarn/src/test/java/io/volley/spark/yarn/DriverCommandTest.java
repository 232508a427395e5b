package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ExecutorSize;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class DriverCommandTest {
    private static final ContainerFiles FILES = new ContainerFiles(
            ImmutableMap.of(),
            ImmutableList.of("{{PWD}}/__spark_libs__/*"),
            ImmutableList.of("{{PWD}}/__app__.jar", "{{PWD}}/lib.jar"),
            ImmutableList.of());

    private final SparkConf conf = new SparkConf(false);

    @Test
    void startsOurMainClassWithTheUsersOptions() {
        conf.set("spark.driver.extraJavaOptions", "-Dname='a b' -Dapp={{APP_ID}}")
                .set("spark.driver.extraLibraryPath", "/opt/native")
                .set("spark.yarn.am.extraJavaOptions", "-Dof=the.ApplicationMaster");

        assertThat(words(2048))
                .startsWith("LD_LIBRARY_PATH=\"/opt/native:$LD_LIBRARY_PATH\"", "{{JAVA_HOME}}/bin/java", "-server")
                .containsSubsequence(
                        "-Xmx2048m",
                        "'-Dname=a b'",
                        "'-Dapp=application_1_0001'",
                        "-Dspark.yarn.app.container.log.dir=<LOG_DIR>",
                        "io.volley.entry.DriverEntry",
                        "1><LOG_DIR>/stdout",
                        "2><LOG_DIR>/stderr")
                .noneMatch(word -> word.contains("ApplicationMaster"))
                .anyMatch(word -> word.contains("--add-opens=java.base/java.nio=ALL-UNNAMED"));
    }

    @Test
    void leavesTheUsersJarsToTheProgramsLoader() {
        conf.set("spark.driver.extraClassPath", "/opt/first.jar");

        assertThat(environment(Map.of()))
                .containsEntry(
                        "CLASSPATH",
                        "/opt/first.jar<CPS>{{PWD}}<CPS>{{PWD}}/__spark_conf__<CPS>{{PWD}}/__spark_libs__/*"
                                + "<CPS>{{PWD}}/volley.jar<CPS>{{PWD}}/__spark_conf__/__hadoop_conf__");

        conf.set("spark.yarn.user.classpath.first", "true");
        assertThat(environment(Map.of()).get("CLASSPATH"))
                .contains("__spark_conf__<CPS>{{PWD}}/__app__.jar<CPS>{{PWD}}/lib.jar<CPS>{{PWD}}/__spark_libs__");
    }

    @Test
    void hasTheVariablesOfStockSparksApplicationMaster() {
        conf.set("spark.yarn.appMasterEnv.JAVA_HOME", "/opt/jdk-17")
                .set("spark.yarn.appMasterEnv.CLASSPATH", "/opt/last.jar")
                .set("spark.yarn.appMasterEnv.PYSPARK_PYTHON", "./env/bin/python");

        assertThat(environment(Map.of("PYSPARK_PYTHON", "python3", "PYTHONHASHSEED", "0", "HOME", "/home/ann")))
                .containsEntry("JAVA_HOME", "/opt/jdk-17")
                .containsEntry("SPARK_USER", "ann")
                .containsEntry("SPARK_YARN_STAGING_DIR", "hdfs://nn/staging")
                .containsEntry("PYSPARK_PYTHON", "./env/bin/python")
                .containsEntry("PYTHONHASHSEED", "0")
                .containsEntry("APPLICATION_WEB_PROXY_BASE", "%{webProxyBase}")
                .containsEntry("VOLLEY_RUN", "%{run}")
                .doesNotContainKeys("HOME", "PYTHONPATH")
                .hasEntrySatisfying("CLASSPATH", path -> assertThat(path).endsWith("<CPS>/opt/last.jar"));
    }

    @Test
    void findsPythonsModulesWhereExecutorsDo() {
        conf.set("spark.yarn.appMasterEnv.PYTHONPATH", "/opt/py");
        ContainerFiles files = new ContainerFiles(
                FILES.resources(), FILES.sparkJars(), FILES.userJars(), ImmutableList.of("{{PWD}}/pyspark.zip"));

        assertThat(new DriverCommand(conf, new Configuration(false))
                        .environment(files, "", "ann", Map.of("PYTHONPATH", "/home/ann/py")))
                .containsEntry("PYTHONPATH", "/opt/py<CPS>/home/ann/py<CPS>{{PWD}}/pyspark.zip");
    }

    @Test
    void takesWhatStockSparkTakes() {
        assertThat(DriverSize.of(conf)).isEqualTo(new ExecutorSize(1024 + 384, 1024, 1, ImmutableMap.of()));

        conf.set("spark.driver.memory", "8g")
                .set("spark.driver.cores", "4")
                .set("spark.driver.memoryOverheadFactor", "0.2")
                .set("spark.driver.resource.gpu.amount", "1")
                .set("spark.driver.resource.other.amount", "2")
                .set("spark.yarn.driver.resource.acme.amount", "3");
        assertThat(DriverSize.of(conf))
                .isEqualTo(new ExecutorSize(8192 + 1638, 8192, 4, ImmutableMap.of("acme", 3L, "yarn.io/gpu", 1L)));

        conf.set("spark.driver.memoryOverhead", "1g");
        assertThat(DriverSize.of(conf).containerMb()).isEqualTo(8192 + 1024);
    }

    private ImmutableList<String> words(int heapMb) {
        return new DriverCommand(conf, new Configuration(false)).words(heapMb, "application_1_0001");
    }

    private ImmutableMap<String, String> environment(Map<String, String> submitters) {
        return new DriverCommand(conf, new Configuration(false))
                .environment(FILES, "hdfs://nn/staging", "ann", submitters);
    }
}
