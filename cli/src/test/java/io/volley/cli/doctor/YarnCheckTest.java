package io.volley.cli.doctor;

import static io.volley.cli.doctor.Finding.State.FAULT;
import static io.volley.cli.doctor.Finding.State.OK;
import static io.volley.cli.doctor.Finding.State.UNKNOWN;
import static io.volley.cli.doctor.Finding.State.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A YARN of two nodes with the queues {@code default} and {@code nightly}, and then one thing that is otherwise. */
class YarnCheckTest {
    private static final ImmutableMap<String, String> GOOD = ImmutableMap.<String, String>builder()
            .put("resourceManager", "rm1:8032")
            .put("kerberos", "false")
            .put("login", "alice")
            .put("ticket", "false")
            .put("attempts", "2")
            .put("auxiliaryServices", "mapreduce_shuffle,spark_shuffle")
            .put("zooKeeper", "zk1:2181")
            .put("nodes", "2")
            .put("largestMb", "8192")
            .put("largestCores", "4")
            .put("queue.root.default", "RUNNING leaf 40 %")
            .put("queue.root.nightly", "STOPPED leaf")
            .put("labels", "fast,large")
            .put("resourceTypes", "memory-mb,vcores,yarn.io/gpu")
            .buildOrThrow();

    @Test
    void findsNoFaultInAGoodCluster() {
        assertThat(YarnCheck.of(settings(), yarn()))
                .containsExactly(
                        Finding.ok("ResourceManager", "rm1:8032 answers; 2 NodeManagers run"),
                        Finding.ok("security", "off; applications run as alice"),
                        Finding.ok("queue", "default is running, capacity 40 %%"),
                        Finding.ok(
                                "executor's size",
                                "1408 MiB and 1 cores; YARN's largest container has 8192 MiB and 4 cores"),
                        Finding.ok(
                                "ApplicationMaster's size",
                                "896 MiB and 1 cores; YARN's largest container has 8192 MiB and 4 cores"),
                        Finding.ok("attempts", "2 of the ApplicationMaster"),
                        Finding.ok("node labels", "none asked for"),
                        Finding.ok("resource types", "none asked for"),
                        Finding.ok("shuffle service", "not used"));
    }

    @Test
    void saysWhereHadoopsSettingsAreLookedFor() {
        assertThat(YarnCheck.configuration(Optional.empty(), false).found())
                .isEqualTo("neither HADOOP_CONF_DIR nor YARN_CONF_DIR is set");
        assertThat(YarnCheck.configuration(Optional.of("/etc/hadoop"), false).found())
                .isEqualTo("/etc/hadoop has no readable yarn-site.xml");
        assertThat(YarnCheck.configuration(Optional.of("/etc/hadoop"), true).state())
                .isEqualTo(OK);
    }

    @Test
    void doesNotGuessWhatASilentResourceManagerHas() {
        YarnFacts silent = YarnFacts.of(ImmutableMap.of(
                "resourceManager", "rm1:8032", "failure", "ConnectException: Connection refused", "attempts", "2"));
        Settings settings = settings(
                "spark.yarn.executor.nodeLabelExpression", "fast", "spark.yarn.executor.resource.tpu.amount", "1");

        assertThat(finding("ResourceManager", settings, silent))
                .isEqualTo(
                        Finding.fault(
                                "ResourceManager",
                                "rm1:8032 does not answer: ConnectException: Connection refused",
                                "Is it running, is yarn.resourcemanager.address in yarn-site.xml right, and may this host reach it?"));
        assertThat(YarnCheck.of(settings, silent))
                .filteredOn(finding -> finding.state() == UNKNOWN)
                .extracting(Finding::check)
                .containsExactly(
                        "queue", "executor's size", "ApplicationMaster's size", "node labels", "resource types");
    }

    @Test
    void tellsAClusterWithoutNodes() {
        assertThat(finding("ResourceManager", settings(), yarn("nodes", "0")).found())
                .isEqualTo("rm1:8032 answers, but no NodeManager runs");
    }

    @Test
    void tellsAMissingTicket() {
        assertThat(finding("security", settings(), yarn("kerberos", "true")))
                .isEqualTo(Finding.fault(
                        "security", "Kerberos, but alice has no valid ticket", "Run kinit before you submit."));
        assertThat(finding("security", settings(), yarn("kerberos", "true", "ticket", "true")))
                .isEqualTo(Finding.ok("security", "Kerberos, logged in as alice"));
    }

    @Test
    void tellsAQueueThatIsNotThereAndOneThatIsStopped() {
        assertThat(finding("queue", settings("spark.yarn.queue", "etl"), yarn()))
                .isEqualTo(
                        Finding.fault(
                                "queue",
                                "there is no queue \"etl\"; there are default, nightly",
                                "Set spark.yarn.queue to one of them, unless YARN makes queues by itself or places applications by rules."));
        assertThat(finding("queue", settings("spark.yarn.queue", "nightly"), yarn())
                        .found())
                .isEqualTo("\"nightly\" is STOPPED");
    }

    @Test
    void takesTheWholePathOfAQueueToo() {
        assertThat(finding("queue", settings("spark.yarn.queue", "root.default"), yarn())
                        .state())
                .isEqualTo(OK);
    }

    @Test
    void tellsContainersThatAreTooLarge() {
        assertThat(finding("executor's size", settings("spark.executor.memory", "8g"), yarn()))
                .isEqualTo(Finding.fault(
                        "executor's size",
                        "needs 9011 MiB and 1 cores, but YARN's largest container has 8192 MiB and 4 cores",
                        "Lower spark.executor.memory, spark.executor.memoryOverhead, spark.executor.pyspark.memory or"
                                + " spark.executor.cores, or raise "
                                + "yarn.scheduler.maximum-allocation-mb and -vcores."));
        assertThat(finding("executor's size", settings("spark.executor.cores", "5"), yarn())
                        .state())
                .isEqualTo(FAULT);
        assertThat(finding("ApplicationMaster's size", settings("spark.yarn.am.cores", "5"), yarn())
                        .state())
                .isEqualTo(FAULT);
    }

    @Test
    void tellsASizeThatCannotBeRead() {
        assertThat(finding("executor's size", settings("spark.executor.memory", "lots"), yarn())
                        .found())
                .isEqualTo("spark.executor.memory is \"lots\", but must be a size; for example 4g");
    }

    @Test
    void warnsOfASingleAttempt() {
        assertThat(finding("attempts", settings("spark.yarn.maxAppAttempts", "1"), yarn())
                        .state())
                .isEqualTo(WARNING);
        assertThat(finding("attempts", settings(), yarn("attempts", "1")).state())
                .isEqualTo(WARNING);
        assertThat(finding("attempts", settings("spark.yarn.maxAppAttempts", "two"), yarn())
                        .state())
                .isEqualTo(FAULT);
    }

    @Test
    void tellsLabelsAndResourcesThatYarnDoesNotKnow() {
        assertThat(finding("node labels", settings("spark.yarn.am.nodeLabelExpression", "slow"), yarn())
                        .found())
                .isEqualTo("YARN does not know slow; it knows fast, large");
        assertThat(finding("node labels", settings("spark.yarn.executor.nodeLabelExpression", "fast"), yarn()))
                .isEqualTo(Finding.ok("node labels", "fast"));
        assertThat(finding("resource types", settings("spark.yarn.executor.resource.tpu.amount", "1"), yarn())
                        .found())
                .isEqualTo("YARN does not know tpu; it knows memory-mb, vcores, yarn.io/gpu");
        assertThat(finding("resource types", settings("spark.yarn.executor.resource.yarn.io/gpu.amount", "1"), yarn()))
                .isEqualTo(Finding.ok("resource types", "yarn.io/gpu"));
    }

    @Test
    void warnsOfAShuffleServiceThatNodesMayNotRun() {
        assertThat(finding("shuffle service", settings("spark.shuffle.service.enabled", "true"), yarn())
                        .state())
                .isEqualTo(OK);
        assertThat(finding(
                                "shuffle service",
                                settings("spark.shuffle.service.enabled", "true"),
                                yarn("auxiliaryServices", ""))
                        .state())
                .isEqualTo(WARNING);
    }

    private static Finding finding(String check, Settings settings, YarnFacts facts) {
        return YarnCheck.of(settings, facts).stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static Settings settings(String... keysAndValues) {
        return Settings.of(pairs(keysAndValues));
    }

    private static YarnFacts yarn(String... otherwise) {
        Map<String, String> lines = new HashMap<>(GOOD);
        lines.putAll(pairs(otherwise));
        return YarnFacts.of(ImmutableMap.copyOf(lines));
    }

    private static Map<String, String> pairs(String... keysAndValues) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            pairs.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return pairs;
    }
}
