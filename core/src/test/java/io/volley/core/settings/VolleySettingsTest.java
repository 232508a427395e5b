package io.volley.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volley.core.plan.Policy;
import io.volley.core.settings.VolleySettings.AmHadoop;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolleySettingsTest {
    @Test
    void hasDefaults() {
        assertThat(VolleySettings.of(Map.of()))
                .isEqualTo(new VolleySettings(
                        new ZooKeeperSettings(
                                "", "/volley", "world:anyone:cdr", 0, Duration.ofSeconds(20), Duration.ofSeconds(15)),
                        AmHadoop.CLUSTER,
                        Duration.ofSeconds(15),
                        new AbsenceSettings(Duration.ofSeconds(120), Duration.ofMinutes(10)),
                        new ScalingSettings(
                                Policy.BACKLOG, Optional.empty(), Duration.ofSeconds(50), 0.1, Duration.ofSeconds(5)),
                        new ScaleInSettings(
                                Duration.ofSeconds(40),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(2)),
                        new PoolSettings(Optional.empty(), 1)));
    }

    @Test
    void mapsEveryKey() {
        Map<String, String> all = Map.ofEntries(
                Map.entry("spark.volley.zookeeper.connect", "zk1:2181,zk2:2181"),
                Map.entry("spark.volley.zookeeper.root", "/team/volley"),
                Map.entry("spark.volley.zookeeper.acl", "sasl:spark:cdr,sasl:ops:cdrwa"),
                Map.entry("spark.volley.zookeeper.port", "4050"),
                Map.entry("spark.volley.zookeeper.sessionTimeout", "5s"),
                Map.entry("spark.volley.zookeeper.connectTimeout", "500ms"),
                Map.entry("spark.volley.am.hadoop", "ship"),
                Map.entry("spark.volley.am.silence", "11s"),
                Map.entry("spark.volley.driver.grace", "2m"),
                Map.entry("spark.volley.driver.absenceLimit", "20m"),
                Map.entry("spark.volley.policy", "deadline"),
                Map.entry("spark.volley.batch.minWork", "7s"),
                Map.entry("spark.volley.deadline", "40s"),
                Map.entry("spark.volley.deadband", "0.25"),
                Map.entry("spark.volley.startUp", "9s"),
                Map.entry("spark.volley.scaleIn.window", "30s"),
                Map.entry("spark.volley.parkTimeout", "3s"),
                Map.entry("spark.volley.release.staleShuffleTimeout", "4m"),
                Map.entry("spark.volley.release.migrateTimeout", "3m"),
                Map.entry("spark.volley.pool", "etl-1_a.b"),
                Map.entry("spark.volley.pool.weight", "2.5"));

        assertThat(all)
                .containsOnlyKeys(VolleySettings.ALL.stream().map(Setting::key).toList());
        assertThat(VolleySettings.of(all))
                .isEqualTo(new VolleySettings(
                        new ZooKeeperSettings(
                                "zk1:2181,zk2:2181",
                                "/team/volley",
                                "sasl:spark:cdr,sasl:ops:cdrwa",
                                4050,
                                Duration.ofSeconds(5),
                                Duration.ofMillis(500)),
                        AmHadoop.SHIP,
                        Duration.ofSeconds(11),
                        new AbsenceSettings(Duration.ofMinutes(2), Duration.ofMinutes(20)),
                        new ScalingSettings(
                                Policy.DEADLINE,
                                Optional.of(Duration.ofSeconds(7)),
                                Duration.ofSeconds(40),
                                0.25,
                                Duration.ofSeconds(9)),
                        new ScaleInSettings(
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(3),
                                Duration.ofMinutes(4),
                                Duration.ofMinutes(3)),
                        new PoolSettings(Optional.of("etl-1_a.b"), 2.5)));
    }

    @ParameterizedTest
    @CsvSource({"300s, '', 300", "5m, '', 300", "300s, 10s, 10", "10s, '', 10"})
    void givesTheDriverAsLongAsSparkGivesItsExecutors(String networkTimeout, String grace, long seconds) {
        Map<String, String> settings =
                Map.of("spark.network.timeout", networkTimeout, "spark.volley.driver.grace", grace);

        assertThat(VolleySettings.of(settings).driverAbsence().grace()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void namesAllFaultsAtOnce() {
        Map<String, String> wrong = Map.of(
                "spark.volley.pool.weight", "0",
                "spark.volley.zookeeper.root", "volley/",
                "spark.volley.zookeeper.sessionTimeout", "0s",
                "spark.volley.am.hadoop", "mars",
                "spark.volley.policy", "fast",
                "spark.volley.batch.minWork", "-1s",
                "spark.volley.deadband", "1.5",
                "spark.volley.deadine", "30s",
                "spark.volley.parkTimeout", "never",
                "spark.volley.colour.of.the.sky", "blue");

        SettingsException refused = catchThrowableOfType(SettingsException.class, () -> VolleySettings.of(wrong));

        assertThat(refused.faults())
                .containsExactly(
                        "spark.volley.policy is \"fast\", but must be backlog, deadline or stock",
                        "spark.volley.batch.minWork is \"-1s\", but must be a time longer than 0; for example 5s",
                        "spark.volley.deadband is \"1.5\", but must be a number from 0 to below 1; for example 0.1",
                        "spark.volley.parkTimeout is \"never\", but must be a time longer than 0; for example 5s",
                        "spark.volley.pool.weight is \"0\", but must be a number above 0; for example 2",
                        "spark.volley.zookeeper.root is \"volley/\", but must be an absolute path without a trailing slash; for example /volley",
                        "spark.volley.zookeeper.sessionTimeout is \"0s\", but must be a time longer than 0; for example 20s",
                        "spark.volley.am.hadoop is \"mars\", but must be cluster or ship",
                        "spark.volley.colour.of.the.sky is not a setting of Volley; docs/settings.md lists those that are",
                        "spark.volley.deadine is not a setting of Volley; did you mean spark.volley.deadline?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1023", "65536", "any"})
    void refusesAPortThatCannotBeListenedOn(String port) {
        assertThat(catchThrowableOfType(
                                SettingsException.class,
                                () -> VolleySettings.of(Map.of("spark.volley.zookeeper.port", port)))
                        .faults())
                .containsExactly("spark.volley.zookeeper.port is \"" + port
                        + "\", but must be 0, or a port from 1024 to 65535; for example 4050");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sasl:spark:cdr",
                "digest:team:rXg/LcQ9r3w=:cdrwa",
                "ip:10.0.0.0/8:cdr, world:anyone:r",
                "sasl:spark/host@EXAMPLE.COM:c,auth::cdrwa"
            })
    void takesAnAclAsHadoopWritesIt(String acl) {
        assertThat(VolleySettings.of(Map.of("spark.volley.zookeeper.acl", acl))
                        .zooKeeper()
                        .acl())
                .isEqualTo(acl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "spark", "sasl:spark", "sasl:spark:", "sasl:spark:cdx", "sasl:spark:cdr,", "a:b:c,,d:e:r"})
    void refusesAnAclThatIsNone(String acl) {
        assertThat(catchThrowableOfType(
                                SettingsException.class,
                                () -> VolleySettings.of(Map.of("spark.volley.zookeeper.acl", acl)))
                        .faults())
                .singleElement()
                .asString()
                .startsWith("spark.volley.zookeeper.acl is \"" + acl + "\", but must be scheme:id:permissions");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a/b", "two words", "a:b"})
    void refusesAPoolThatIsNoPlainName(String pool) {
        assertThat(catchThrowableOfType(
                                SettingsException.class, () -> VolleySettings.of(Map.of("spark.volley.pool", pool)))
                        .faults())
                .containsExactly("spark.volley.pool is \"" + pool
                        + "\", but must be letters, digits, '-', '_' and '.', and not '.' or '..'; for example etl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN", "Infinity", "much"})
    void refusesAWeightThatIsNone(String weight) {
        assertThat(catchThrowableOfType(
                                SettingsException.class,
                                () -> VolleySettings.of(Map.of("spark.volley.pool.weight", weight)))
                        .faults())
                .containsExactly(
                        "spark.volley.pool.weight is \"" + weight + "\", but must be a number above 0; for example 2");
    }

    @ParameterizedTest
    @CsvSource({"30, 30000", "30s, 30000", "250ms, 250", "2min, 120000", "1h, 3600000", "1d, 86400000", "5000us, 5"})
    void readsTimesAsSparkDoes(String written, long millis) {
        assertThat(Types.time("1s").parse(written)).isEqualTo(Duration.ofMillis(millis));
    }
}
