package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YarnSettingsTest {
    private static final Configuration CLUSTER = new Configuration(false);

    @ParameterizedTest(name = "requested: {0}, the cluster allows {1}, at most {2}: {3}")
    @CsvSource({
        "'', 2, '', 2",
        "4, 2, '', 2",
        "4, 2, 8, 4",
        "1, 2, '', 1",
        "'', 1, '', 1",
        "0, 3, '', 3",
        "'', 4, '', 2"
    })
    void countsAttemptsAsYarnDoes(String requested, String cluster, String global, int most) {
        Configuration hadoop = new Configuration(false);
        hadoop.set("yarn.resourcemanager.am.max-attempts", cluster);
        if (!global.isEmpty()) {
            hadoop.set("yarn.resourcemanager.am.global.max-attempts", global);
        }

        assertThat(new YarnSettings(new SparkConf(false).set("spark.yarn.maxAppAttempts", requested))
                        .mostAttempts(hadoop))
                .isEqualTo(most);
    }

    /** There it is the program that runs no more often, and the ApplicationMaster is replaced all the same. */
    @ParameterizedTest(name = "requested: {0}, the cluster allows {1}: {2} runs, {3} attempts")
    @CsvSource({"'', 2, 2, 2", "1, 2, 1, 2", "4, 2, 2, 2", "'', 5, 5, 2", "3, 5, 3, 3", "0, 3, 3, 2"})
    void countsRunsOfTheProgramInClusterMode(String requested, String cluster, int runs, int attempts) {
        Configuration hadoop = new Configuration(false);
        hadoop.set("yarn.resourcemanager.am.max-attempts", cluster);
        YarnSettings settings = new YarnSettings(new SparkConf(false)
                .set("spark.submit.deployMode", "cluster")
                .set("spark.yarn.maxAppAttempts", requested));

        assertThat(settings.mostRuns(hadoop)).isEqualTo(runs);
        assertThat(settings.mostAttempts(hadoop)).isEqualTo(attempts);
        assertThat(settings.warnings(hadoop)).isEmpty();
    }

    @Test
    void countsAFailedRunForEverUnlessToldOtherwise() {
        SparkConf conf = new SparkConf(false);
        assertThat(new YarnSettings(conf).runFailuresValidity()).isEmpty();

        conf.set("spark.yarn.am.attemptFailuresValidityInterval", "1h");
        assertThat(new YarnSettings(conf).runFailuresValidity()).contains(Duration.ofHours(1));
    }

    @Test
    void warnsIfNobodyWouldReplaceTheApplicationMaster() {
        Configuration one = new Configuration(false);
        one.set("yarn.resourcemanager.am.max-attempts", "1");

        assertThat(new YarnSettings(new SparkConf(false)).warnings(one))
                .singleElement()
                .asString()
                .contains("spark.yarn.maxAppAttempts, and yarn.resourcemanager.am.max-attempts, must be at least 2");
        assertThat(new YarnSettings(new SparkConf(false).set("spark.yarn.maxAppAttempts", "1")).warnings(CLUSTER))
                .hasSize(1);
    }

    @Test
    void hasDefaults() {
        YarnSettings settings = new YarnSettings(new SparkConf(false));

        assertThat(settings.queue()).isEqualTo("default");
        assertThat(settings.applicationType()).isEqualTo("SPARK");
        assertThat(settings.amMemoryMb()).isEqualTo(512);
        assertThat(settings.amOverheadMb()).isEqualTo(384);
        assertThat(settings.busyHeartbeat()).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.requestedAttempts()).isEqualTo(2);
        assertThat(settings.mostAttempts(CLUSTER)).isEqualTo(2);
        assertThat(settings.faults()).isEmpty();
        assertThat(settings.warnings(CLUSTER)).isEmpty();
    }

    @Test
    void keepsSparksNamesAndUnits() {
        YarnSettings settings = new YarnSettings(new SparkConf(false)
                .set("spark.yarn.queue", "etl")
                .set("spark.yarn.tags", "a, b")
                .set("spark.yarn.am.memory", "8g")
                .set("spark.yarn.scheduler.heartbeat.interval-ms", "250")
                .set("spark.yarn.config.gatewayPath", "/opt")
                .set("spark.yarn.config.replacementPath", "$NODE"));

        assertThat(settings.queue()).isEqualTo("etl");
        assertThat(settings.tags()).containsExactly("a", "b");
        assertThat(settings.amMemoryMb()).isEqualTo(8192);
        assertThat(settings.amOverheadMb()).isEqualTo(819);
        assertThat(settings.idleHeartbeat()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.clusterPath("/opt/spark/jars")).isEqualTo("$NODE/spark/jars");
    }

    @Test
    void putsTheUsersJarsBehindSparksUnlessToldOtherwise() {
        SparkConf conf = new SparkConf(false);

        assertThat(new YarnSettings(conf).executorJars(List.of("spark"), List.of("one", "two")))
                .containsExactly("spark", "one", "two");
        conf.set("spark.yarn.user.classpath.first", "true");
        assertThat(new YarnSettings(conf).executorJars(List.of("spark"), List.of("one", "two")))
                .containsExactly("one", "two", "spark");
    }

    @Test
    void putsTheJavaOptionsOfTheClusterBeforeTheUsers() {
        SparkConf conf = new SparkConf(false);
        assertThat(new YarnSettings(conf).amJavaOptions()).isEmpty();

        conf.set("spark.yarn.am.extraJavaOptions", "-Da=user");
        assertThat(new YarnSettings(conf).amJavaOptions()).contains("-Da=user");
        conf.set("spark.yarn.am.defaultJavaOptions", "-Da=cluster");
        assertThat(new YarnSettings(conf).amJavaOptions()).contains("-Da=cluster -Da=user");
    }

    @ParameterizedTest(name = "{0}: {1} characters")
    @CsvSource({"100, 100", "1k, 1024", "1m, 65536", "8g, 65536"})
    void tellsNoMoreThanOneRecordHolds(String limit, int most) {
        assertThat(new YarnSettings(new SparkConf(false).set("spark.yarn.am.finalMessageLimit", limit))
                        .finalMessageLimit())
                .isEqualTo(most);
    }

    @Test
    void refusesAPool() {
        assertThat(new YarnSettings(new SparkConf(false).set("spark.volley.pool", "etl")).faults())
                .containsExactly("spark.volley.pool is \"etl\", but pools are for Standalone clusters; on YARN use"
                        + " queues: unset it and set spark.yarn.queue");
    }

    @Test
    void ignoresNothingSilently() {
        YarnSettings settings = new YarnSettings(new SparkConf(false)
                .set("spark.yarn.unmanagedAM.enabled", "true")
                .set("spark.yarn.metrics.namespace", "etl"));

        assertThat(settings.faults())
                .containsExactly(
                        "spark.yarn.unmanagedAM.enabled is set, but spark-volley:yarn does not support it; unset"
                                + " it, or use --master yarn");
        assertThat(settings.warnings(CLUSTER))
                .containsExactly("spark.yarn.metrics.namespace is set, but has no effect under spark-volley:yarn");
    }
}
