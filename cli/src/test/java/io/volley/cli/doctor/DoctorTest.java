package io.volley.cli.doctor;

import static io.volley.cli.doctor.Finding.State.FAULT;
import static io.volley.cli.doctor.Finding.State.OK;
import static io.volley.cli.doctor.Finding.State.UNKNOWN;
import static io.volley.cli.doctor.Finding.State.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.linkage.Fault;
import io.volley.linkage.Linkage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final Linkage GOOD = new Linkage(700, ImmutableList.of(), ImmutableList.of());

    @TempDir
    private Path folder;

    @Test
    void goesThroughAllThatYarnNeeds() throws IOException {
        assertThat(examine("spark-volley:yarn", Map.of(), new FakeProbes()))
                .extracting(Finding::check)
                .containsExactly(
                        "Java",
                        "Spark",
                        "Volley's jar",
                        "Hadoop client",
                        "linkage",
                        "deploy mode",
                        "spark.volley.*",
                        "dynamic allocation",
                        "driver's host",
                        "Hadoop's settings",
                        "ResourceManager",
                        "security",
                        "queue",
                        "executor's size",
                        "ApplicationMaster's size",
                        "attempts",
                        "node labels",
                        "resource types",
                        "shuffle service",
                        "ZooKeeper");
    }

    @Test
    void goesThroughAllThatStandaloneNeeds() throws IOException {
        assertThat(examine("spark-volley:spark://h1:7077,h2:7077", Map.of(), new FakeProbes()))
                .extracting(Finding::check)
                .contains("Master", "Workers", "executor's cores", "executor's size")
                .doesNotContain("ResourceManager", "ZooKeeper");
        assertThat(examine("spark://h1:7077", Map.of("spark.volley.pool", "etl"), new FakeProbes()))
                .extracting(Finding::check)
                .contains("ZooKeeper");
    }

    @Test
    void knowsThatAPoolNeedsAQuorum() throws IOException {
        String master = "spark-volley:spark://h1:7077";
        Map<String, String> pool = Map.of("spark.volley.pool", "etl", "spark.dynamicAllocation.enabled", "true");
        Map<String, String> hadoops = Map.of("spark.volley.pool", "etl", "spark.volley.zookeeper.connect", "hadoop");

        assertThat(finding("ZooKeeper", master, pool, new FakeProbes()).found())
                .isEqualTo("spark.volley.pool is set, but no quorum that its applications share");
        assertThat(finding("ZooKeeper", master, hadoops, new FakeProbes()).state())
                .isEqualTo(UNKNOWN);
    }

    @Test
    void looksAtNoPortThatThereIsNot() throws IOException {
        Map<String, String> port = Map.of("spark.volley.zookeeper.port", "70000");

        assertThat(examine("yarn", port, new FakeProbes()))
                .filteredOn(finding -> finding.state() == FAULT)
                .extracting(Finding::check)
                .contains("spark.volley.*")
                .doesNotContain("ZooKeeper");
    }

    @Test
    void refusesAnotherMaster() throws IOException {
        assertThat(finding("master", "local[2]", Map.of(), new FakeProbes()).state())
                .isEqualTo(FAULT);
    }

    @Test
    void doesNotAskYarnWithoutItsSettings() throws IOException {
        Setup setup =
                new Setup("yarn", Settings.of(Map.of()), ImmutableMap.of(), Optional.empty(), Path.of("volley.jar"));

        assertThat(new Doctor(setup, new FakeProbes()).examine())
                .extracting(Finding::check)
                .contains("Hadoop's settings", "ZooKeeper")
                .doesNotContain("ResourceManager", "linkage");
    }

    @Test
    void tellsMembersThatAreMissingAndNoMoreThanThreeOfThem() throws IOException {
        FakeProbes probes = new FakeProbes();
        probes.linkage = new Linkage(
                700, ImmutableList.of(fault("a"), fault("b"), fault("c"), fault("d"), fault("e")), ImmutableList.of());

        Finding finding = finding("linkage", "yarn", Map.of(), probes);

        assertThat(finding.state()).isEqualTo(FAULT);
        assertThat(finding.found()).isEqualTo("X calls a; X calls b; X calls c; and 2 more");
    }

    @Test
    void saysWhatLinkageWasFound() throws IOException {
        FakeProbes probes = new FakeProbes();
        assertThat(finding("linkage", "yarn", Map.of(), probes))
                .isEqualTo(
                        Finding.ok("linkage", "700 references to Spark, Scala and Hadoop resolved, 60 overrides kept"));
        probes.linkage = new Linkage(700, ImmutableList.of(), ImmutableList.of("org.apache.spark.Above"));
        assertThat(finding("linkage", "yarn", Map.of(), probes).state()).isEqualTo(UNKNOWN);
        probes.unreadable = true;
        assertThat(finding("linkage", "yarn", Map.of(), probes).state()).isEqualTo(UNKNOWN);
    }

    @Test
    void looksForTheQuorumWhereItIsNamed() throws IOException {
        FakeProbes probes = new FakeProbes();
        assertThat(finding("ZooKeeper", "yarn", connect("zk9:2181"), probes))
                .isEqualTo(Finding.ok("ZooKeeper", "zk9:2181 answers"));
        assertThat(finding("ZooKeeper", "yarn", connect("hadoop"), probes))
                .isEqualTo(Finding.ok("ZooKeeper", "zk1:2181 answers"));
        probes.zooKeeper = Optional.of("no session within 5 s");
        assertThat(finding("ZooKeeper", "yarn", connect("zk9:2181"), probes).found())
                .isEqualTo("zk9:2181: no session within 5 s");
        probes.yarn = ImmutableMap.of();
        assertThat(finding("ZooKeeper", "yarn", connect("hadoop"), probes).found())
                .contains("have no hadoop.zk.address");
    }

    @Test
    void looksWhetherThePortOfTheDriversOwnZooKeeperIsFree() throws IOException {
        FakeProbes probes = new FakeProbes();
        Map<String, String> fixed = Map.of("spark.volley.zookeeper.port", "4050");
        assertThat(finding("ZooKeeper", "yarn", Map.of(), probes).state()).isEqualTo(OK);
        assertThat(finding("ZooKeeper", "yarn", fixed, probes))
                .isEqualTo(Finding.ok("ZooKeeper", "the driver will run its own, on port 4050"));
        probes.free = false;
        assertThat(finding("ZooKeeper", "yarn", fixed, probes).state()).isEqualTo(WARNING);
    }

    @Test
    void tellsAHostThatOthersCannotReach() throws IOException {
        FakeProbes probes = new FakeProbes();
        assertThat(finding("driver's host", "yarn", Map.of(), probes))
                .isEqualTo(Finding.ok("driver's host", "edge is 10.0.0.7"));
        probes.host = new Probes.HostFacts("edge", Optional.of("10.9.9.9"), false);
        assertThat(finding("driver's host", "yarn", Map.of("spark.driver.host", "edge"), probes)
                        .state())
                .isEqualTo(WARNING);
        probes.host = new Probes.HostFacts("edge", Optional.of("127.0.1.1"), true);
        assertThat(finding("driver's host", "yarn", Map.of(), probes).state()).isEqualTo(WARNING);
        probes.host = new Probes.HostFacts("egde", Optional.empty(), false);
        assertThat(finding("driver's host", "yarn", Map.of(), probes).state()).isEqualTo(FAULT);
    }

    private static Map<String, String> connect(String quorum) {
        return Map.of("spark.volley.zookeeper.connect", quorum);
    }

    private static Fault fault(String used) {
        return new Fault(Fault.Kind.MEMBER_MISSING, "X", used, "X calls " + used);
    }

    private Finding finding(String check, String master, Map<String, String> settings, Probes probes)
            throws IOException {
        return examine(master, settings, probes).stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private ImmutableList<Finding> examine(String master, Map<String, String> settings, Probes probes)
            throws IOException {
        Files.writeString(folder.resolve("yarn-site.xml"), "<configuration/>");
        Installation spark = new Installation(
                Path.of("/spark"),
                ImmutableList.of(
                        Path.of("/spark/jars/spark-core_2.13-3.5.6.jar"),
                        Path.of("/spark/jars/hadoop-client-api-3.3.4.jar")));
        Setup setup = new Setup(
                master,
                Settings.of(settings),
                ImmutableMap.of("HADOOP_CONF_DIR", "/nowhere", "YARN_CONF_DIR", folder.toString()),
                Optional.of(spark),
                Path.of("volley-spark-3.5_2.13-0.1.0.jar"));
        return new Doctor(setup, probes).examine();
    }

    /** Where all is well, until a test says otherwise. */
    private static final class FakeProbes implements Probes {
        private ImmutableMap<String, String> yarn = ImmutableMap.of("nodes", "2", "zooKeeper", "zk1:2181");
        private HostFacts host = new HostFacts("edge", Optional.of("10.0.0.7"), true);
        private Optional<String> zooKeeper = Optional.empty();
        private Linkage linkage = GOOD;
        private boolean free = true;
        private boolean unreadable;

        @Override
        public YarnFacts yarn() {
            return YarnFacts.of(yarn);
        }

        @Override
        public StandaloneFacts standalone(ImmutableList<String> addresses, int webPort) {
            return new StandaloneFacts(
                    addresses.stream()
                            .map(address -> new StandaloneFacts.Master(address, Optional.empty()))
                            .collect(ImmutableList.toImmutableList()),
                    Optional.empty());
        }

        @Override
        public Optional<String> zooKeeper(String connect) {
            return zooKeeper;
        }

        @Override
        public HostFacts host(Optional<String> named) {
            return host;
        }

        @Override
        public boolean isFree(int port) {
            return free;
        }

        @Override
        public Linked linkage() throws IOException {
            if (unreadable) {
                throw new IOException("a jar is no zip file");
            }
            return new Linked(linkage, 60);
        }
    }
}
