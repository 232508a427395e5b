package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.coordination.ListenAddress;
import io.volley.coordination.StoreException;
import io.volley.core.settings.SettingsException;
import io.volley.core.settings.VolleySettings;
import io.volley.spark.ConfiguredZooKeeper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedStateTest {
    private static final String ID = "application_1_0001";

    private final Path folder;
    private final SparkConf conf = new SparkConf(false).set("spark.driver.host", "driver.example.com");

    SharedStateTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void listensWhereTheDriverIsReached() {
        assertThat(listenAddress()).isEqualTo(new ListenAddress("driver.example.com", "driver.example.com", 0, 16));
    }

    @Test
    void listensAsSparkDoesBehindANat() {
        conf.set("spark.driver.bindAddress", "10.0.0.7");
        conf.set("spark.volley.zookeeper.port", "4050");
        conf.set("spark.port.maxRetries", "3");

        assertThat(listenAddress()).isEqualTo(new ListenAddress("10.0.0.7", "driver.example.com", 4050, 3));
    }

    @Test
    void tellsTheApplicationMasterTheNameThatItKnows() throws IOException {
        ListenAddress behindNat = new ListenAddress("127.0.0.1", "driver.example.com", 0, 0);
        try (SharedState state =
                SharedState.open(ID, VolleySettings.of(Map.of()), new Configuration(false), behindNat, folder)) {
            assertThat(state.isEmbedded()).isTrue();
            assertThat(state.address().connect()).startsWith("driver.example.com:");
            assertThat(state.store().read(state.nodes().desired())).isEmpty();
        }
    }

    @Test
    void doesNotUseHadoopsZooKeeperUnasked() throws IOException {
        try (SharedState state = SharedState.open(
                ID, VolleySettings.of(Map.of()), hadoop("127.0.0.1:1"), ListenAddress.on("127.0.0.1"), folder)) {
            assertThat(state.isEmbedded()).isTrue();
        }
    }

    @Test
    void usesHadoopsZooKeeperIfTold() {
        assertThatThrownBy(() ->
                        SharedState.open(ID, hadoops(), hadoop("127.0.0.1:1"), ListenAddress.on("127.0.0.1"), folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("No ZooKeeper server answered at \"127.0.0.1:1\"");
    }

    @Test
    void saysThatHadoopNamesNoZooKeeper() {
        assertThatThrownBy(() -> SharedState.open(
                        ID, hadoops(), new Configuration(false), ListenAddress.on("127.0.0.1"), folder))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("spark.volley.zookeeper.connect is \"hadoop\", but hadoop.zk.address is not set");
    }

    @Test
    void saysThatAQuorumCannotBeReached() {
        VolleySettings impatient = VolleySettings.of(Map.of("spark.volley.zookeeper.connectTimeout", "100ms"));

        assertThatThrownBy(
                        () -> SharedState.connect(ID, impatient, ConfiguredZooKeeper.address("127.0.0.1:1", impatient)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("No ZooKeeper server answered at \"127.0.0.1:1\"");
    }

    private static VolleySettings hadoops() {
        return VolleySettings.of(
                Map.of("spark.volley.zookeeper.connect", "hadoop", "spark.volley.zookeeper.connectTimeout", "100ms"));
    }

    private static Configuration hadoop(String zooKeeper) {
        Configuration hadoop = new Configuration(false);
        hadoop.set("hadoop.zk.address", zooKeeper);
        return hadoop;
    }

    private ListenAddress listenAddress() {
        Map<String, String> all = Map.of("spark.volley.zookeeper.port", conf.get("spark.volley.zookeeper.port", "0"));
        return SharedState.listenAddress(conf, VolleySettings.of(all));
    }
}
