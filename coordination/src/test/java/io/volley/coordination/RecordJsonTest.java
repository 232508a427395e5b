package io.volley.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerCounts;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.Headroom;
import io.volley.core.record.Observed;
import io.volley.core.record.ProfileId;
import io.volley.core.settings.AbsenceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordJsonTest {
    private static final Desired DESIRED = new Desired(
            7,
            ImmutableSortedMap.of(
                    ProfileId.DEFAULT,
                    new DesiredExecutors(
                            new ExecutorSize(1408, 1024, 2, ImmutableMap.of("yarn.io/gpu", 1L)),
                            16,
                            ImmutableMap.of("host1", 3),
                            "16 tasks wait"),
                    new ProfileId(10),
                    new DesiredExecutors(new ExecutorSize(2048, 1024, 1, ImmutableMap.of()), 0, ImmutableMap.of(), "")),
            ImmutableSet.of("bad1"),
            ImmutableSet.of(new ContainerId("container_1_0001_01_000002")),
            Optional.of(new Ending(true, "done")));

    private static final Observed OBSERVED = new Observed(
            2,
            7,
            31,
            ImmutableSortedMap.of(
                    new ProfileId(0), new ContainerCounts(1, 2, 3), new ProfileId(2), ContainerCounts.NONE),
            1,
            new Headroom(1L << 40, 64, 9),
            ImmutableList.of("requested 16", "allocated 3"),
            Optional.of(new ExecutorId(10_000_003)));

    private static final ExitBatch EXITS = new ExitBatch(ImmutableList.of(
            new Exit(new ContainerId("container_1_0001_01_000002"), "host1", -100, "node lost", false),
            new Exit(new ContainerId("container_1_0001_01_000003"), "", 143, "killed", true)));

    private static final ImmutableMap<String, LaunchResource> RESOURCES = ImmutableMap.of(
            "__app__.jar",
            new LaunchResource("hdfs://nn/a.jar", 5, 1_700_000_000_000L, true, LaunchResource.Visibility.PRIVATE));

    private static final Handover HANDOVER = new Handover(
            "job",
            new ZooKeeperAddress("zk1:2181", "/volley", Duration.ofSeconds(20), Duration.ofMillis(15_500)),
            true,
            Optional.of(new ExecutorLaunch(
                    ImmutableList.of("java", "-Xmx%{heapMb}m", "\"quoted\""),
                    ImmutableMap.of("SPARK_USER", "me"),
                    RESOURCES,
                    Optional.of("spark_shuffle"),
                    "*",
                    "me")),
            Optional.of(new DriverLaunch(
                    new ExecutorSize(1408, 1024, 2, ImmutableMap.of()),
                    Optional.of("stable"),
                    ImmutableList.of("java", "-Xmx1024m"),
                    ImmutableMap.of("VOLLEY_RUN", "%{run}"),
                    RESOURCES,
                    "*",
                    "me",
                    2,
                    Optional.of(Duration.ofHours(1)))),
            "http://driver:4040",
            "history:18080/history/application_1_0001",
            "driver",
            "",
            Optional.empty(),
            Duration.ofSeconds(3),
            Duration.ofMillis(50),
            new AbsenceSettings(Duration.ofSeconds(120), Duration.ofMinutes(10)));

    static List<Record> records() {
        return ImmutableList.of(
                DESIRED,
                Desired.nothing(),
                OBSERVED,
                EXITS,
                HANDOVER,
                new Epoch(3),
                new Spec("job \u00e4\u20ac", "me", "3.5.6", Instant.parse("2026-11-21T03:04:05.678901234Z")),
                new DriverPresence("host", 1L << 33),
                new DriverHandover(
                        "application_1_0001",
                        HANDOVER.zooKeeper(),
                        new DriverHandover.Program(
                                "com.example.Job",
                                ImmutableList.of("a word", "\"quoted\"", ""),
                                ImmutableList.of("__app__.jar")),
                        RESOURCES,
                        ImmutableList.of("{{PWD}}/__spark_libs__/*"),
                        ImmutableList.of(),
                        "hdfs://nn/staging"),
                new DriverPresence("host", 42, Optional.of("http://host:4040")),
                DriverRuns.FIRST,
                new DriverRuns(
                        3,
                        Optional.of(new ContainerId("container_1_0001_01_000002")),
                        ImmutableList.of(1_700_000_000_000L, 5L)),
                new PoolMember(0.5, 40, 16, 4, 32),
                new AmPresence(2, "host", new ContainerId("container_1_0001_02_000001")),
                new ExecutorIdHolder(new ExecutorId(10_000_001)));
    }

    record ExecutorIdHolder(ExecutorId executor) {}

    @ParameterizedTest
    @MethodSource("records")
    void readsWhatItWrote(Record record) {
        assertThat((Object) RecordJson.read(RecordJson.write(record), record.getClass(), "test"))
                .isEqualTo(record);
    }

    @ParameterizedTest
    @MethodSource("records")
    void writesTheFormatFirst(Record record) {
        assertThat(json(record)).startsWith("{\"format\":1,");
    }

    @Test
    void writesWhatIsDesiredReadably() {
        assertThat(json(DESIRED)).isEqualTo("""
                {"format":1,"generation":7,"profiles":{\
                "0":{"size":{"containerMb":1408,"heapMb":1024,"cores":2,"resources":{"yarn.io/gpu":1}},\
                "target":16,"hosts":{"host1":3},"reason":"16 tasks wait"},\
                "10":{"size":{"containerMb":2048,"heapMb":1024,"cores":1,"resources":{}},\
                "target":0,"hosts":{},"reason":""}},\
                "excludedNodes":["bad1"],"release":{"container_1_0001_01":"2"},\
                "ending":{"succeeded":true,"diagnostics":"done"}}""");
    }

    @Test
    void writesWhatIsObservedReadably() {
        assertThat(json(OBSERVED)).isEqualTo("""
                {"format":1,"attempt":2,"generation":7,"heartbeat":31,"profiles":{\
                "0":{"requested":1,"starting":2,"running":3},"2":{"requested":0,"starting":0,"running":0}},\
                "failures":1,"headroom":{"memoryMb":1099511627776,"cores":64,"nodes":9},\
                "reasons":["requested 16","allocated 3"],"newest":10000003}""");
    }

    @Test
    void writesExitsReadably() {
        assertThat(json(EXITS)).isEqualTo("""
                {"format":1,"exits":[\
                {"container":"container_1_0001_01_000002","host":"host1","status":-100,"reason":"node lost",\
                "causedByApplication":false},\
                {"container":"container_1_0001_01_000003","host":"","status":143,"reason":"killed",\
                "causedByApplication":true}]}""");
    }

    @Test
    void writesTimesReadably() {
        assertThat(json(HANDOVER)).contains("\"sessionTimeout\":\"PT20S\"").contains("\"busyHeartbeat\":\"PT0.05S\"");
        assertThat(json(new Spec("", "", "", Instant.EPOCH))).contains("\"created\":\"1970-01-01T00:00:00Z\"");
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        assertThat(read("{\"format\":1,\"attempt\":4,\"since\":{\"a\":[1]}}", Epoch.class))
                .isEqualTo(new Epoch(4));
    }

    @Test
    void refusesANewerFormat() {
        assertThatThrownBy(() -> read("{\"format\":2,\"attempt\":4}", Epoch.class))
                .isInstanceOf(StoreException.class)
                .hasMessage("/a/epoch holds no Epoch: it has format 2, but this build reads formats up to 1;"
                        + " use the same release of Volley on both sides");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~|it is not a JSON object",
                "null|it is not a JSON object",
                "[1]|it is not a JSON object",
                "{\"format\":1,|it is not JSON: Unexpected end-of-input",
                "nonsense|it is not JSON: Unrecognized token",
                "{\"format\":1,\"attempt\":1} {}|Trailing token",
                "{\"format\":1,\"attempt\":1,\"attempt\":2}|Duplicate field 'attempt'",
                "{\"attempt\":1}|its format is null, but must be a number from 1",
                "{\"format\":\"1\",\"attempt\":1}|its format is \"1\", but must be a number from 1",
                "{\"format\":0,\"attempt\":1}|its format is 0, but must be a number from 1",
                "{\"format\":1}|Cannot map `null` into type `int`",
                "{\"format\":1,\"attempt\":null}|Cannot map `null` into type `int`",
                "{\"format\":1,\"attempt\":\"1\"}|Cannot coerce String value",
                "{\"format\":1,\"attempt\":1.5}|Cannot coerce Floating-point value",
                "{\"format\":1,\"attempt\":-1}|attempt is -1, but must not be negative",
            })
    void refusesWhatIsNoRecord(String json, String reason) {
        assertThatThrownBy(() -> read(json, Epoch.class))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("/a/epoch holds no Epoch: ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAMissingField() {
        assertThatThrownBy(() -> read(json(DESIRED).replace("\"excludedNodes\":[\"bad1\"],", ""), Desired.class))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("excludedNodes");
    }

    @Test
    void readsAnOptionalFieldThatIsMissingAsEmpty() {
        assertThat(json(Desired.nothing())).doesNotContain("ending");
        assertThat(read(json(Desired.nothing()), Desired.class).ending()).isEmpty();
    }

    @Test
    void readsWhatAnApplicationMasterObservedThatDoesNotTellItsNewestExecutor() {
        String older = json(OBSERVED).replace(",\"newest\":10000003", "");

        assertThat(older).doesNotContain("newest");
        assertThat(read(older, Observed.class).newest()).isEmpty();
        assertThat(read(older, Observed.class).profiles()).isEqualTo(OBSERVED.profiles());
    }

    @Test
    void namesThePlaceOfAnIllegalValue() {
        assertThatThrownBy(() -> read(json(DESIRED).replace("\"cores\":2", "\"cores\":0"), Desired.class))
                .isInstanceOf(StoreException.class)
                .hasMessage("/a/epoch holds no Desired: cores is 0, but must be positive (at /profiles/size)");
        assertThatThrownBy(() -> read(json(DESIRED).replace("\"10\":", "\"-10\":"), Desired.class))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("profile id is -10, but must not be negative");
        assertThatThrownBy(() -> read(json(DESIRED).replace("\"10\":", "\"ten\":"), Desired.class))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("ten");
        assertThatThrownBy(() -> read(json(HANDOVER).replace("\"PRIVATE\"", "\"SECRET\""), Handover.class))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not one of the values accepted");
    }

    @Test
    void packsALargeDocumentAndReadsItBack() {
        Spec large = new Spec("x".repeat(RecordJson.MOST_BYTES), "", "", Instant.EPOCH);

        byte[] written = RecordJson.write(large);

        assertThat(written).hasSizeLessThan(10_000).startsWith(0x1f, 0x8b);
        assertThat(RecordJson.read(written, Spec.class, "/a/spec")).isEqualTo(large);
        assertThatThrownBy(() -> RecordJson.read(Arrays.copyOf(written, written.length / 2), Spec.class, "/a/spec"))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("/a/spec holds no Spec: it cannot be unpacked: ");
    }

    @Test
    void refusesADocumentThatIsTooLarge() {
        Spec large = new Spec(LargeRecords.noise(2 * RecordJson.MOST_BYTES), "", "", Instant.EPOCH);

        assertThatThrownBy(() -> RecordJson.write(large))
                .isInstanceOf(StoreException.class)
                .hasMessageMatching("Spec is 1,\\d+,\\d+ bytes as JSON, but ZooKeeper takes at most 1,000,000; .*");
        Spec larger = new Spec("x".repeat(RecordJson.MOST_UNPACKED), "", "", Instant.EPOCH);
        assertThatThrownBy(() -> RecordJson.write(larger))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("Spec is 8,000,0");
        assertThatThrownBy(() -> RecordJson.read(new byte[RecordJson.MOST_BYTES + 1], Spec.class, "/a/spec"))
                .isInstanceOf(StoreException.class)
                .hasMessage("/a/spec holds no Spec: it is 1,000,001 bytes, but at most 1,000,000 are read");
    }

    static List<HostileRecord> hostile() {
        return HostileRecord.desired();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesInOneShortLine(HostileRecord hostile) {
        assertThatThrownBy(() -> RecordJson.read(hostile.bytes(), Desired.class, "/a/desired"))
                .isExactlyInstanceOf(RefusedException.class)
                .hasNoCause()
                .message()
                .startsWith("/a/desired holds no Desired: ")
                .contains(hostile.reason())
                .hasSizeLessThan(400)
                .doesNotContain("\n", "\r");
    }

    @Test
    void refusesNothingWhereSomethingMustStand() {
        assertThatThrownBy(() -> read(json(OBSERVED).replace("\"requested 16\"", "null"), Observed.class))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("reasons");
        assertThatThrownBy(() -> read("{\"format\":1,\"exits\":[null]}", ExitBatch.class))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("exits");
    }

    @Test
    void refusesTimesThatNoClockShows() {
        assertThatThrownBy(() -> read(
                        "{\"format\":1,\"name\":\"\",\"user\":\"\",\"sparkVersion\":\"\",\"created\":1e30}",
                        Spec.class))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("holds no Spec");
    }

    private static String json(Record record) {
        return new String(RecordJson.write(record), UTF_8);
    }

    private static <T> T read(String json, Class<T> type) {
        return RecordJson.read(json.getBytes(UTF_8), type, "/a/epoch");
    }
}
