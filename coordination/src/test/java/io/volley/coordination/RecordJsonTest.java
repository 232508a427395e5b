package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Counts;
import io.volley.core.record.Desired;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.Observed;
import io.volley.core.record.ProfileId;
import io.volley.core.record.Room;
import io.volley.core.record.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordJsonTest {
    private static final ExecutorSize SIZE = new ExecutorSize(1408, 1024, 2, ImmutableMap.of("yarn.io/gpu", 1L));
    private static final Desired DESIRED = new Desired(
            3,
            ImmutableSortedMap.of(new ProfileId(0), new Wanted(SIZE, 8, ImmutableMap.of("h1", 5), "40 tasks wait")),
            ImmutableSet.of("bad"),
            ImmutableSet.of(new ContainerId("container_1")),
            Optional.of(new Ending(false, "failed")));

    static Stream<Object> records() {
        return Stream.of(
                DESIRED,
                Desired.nothing(),
                new Observed(
                        2,
                        3,
                        9,
                        ImmutableSortedMap.of(new ProfileId(1), new Counts(1, 2, 3)),
                        4,
                        new Room(1024, 8),
                        ImmutableList.of("asked 8")),
                new ExitBatch(ImmutableList.of(new Exit(new ContainerId("c"), "h1", -102, "preempted", false))),
                new Spec("job", "ann", "3.5.6", Instant.parse("2026-11-21T02:00:00Z")),
                new Epoch(2),
                new DriverPresence("h1", 4711),
                new AmPresence(1, "h2", new ContainerId("container_1")),
                handover());
    }

    @ParameterizedTest
    @MethodSource("records")
    void readsWhatItWrote(Object state) {
        assertThat(RecordJson.<Object>read(RecordJson.write(state), cast(state.getClass()), "here"))
                .isEqualTo(state);
    }

    @Test
    void writesWhatPeopleCanRead() {
        assertThat(new String(RecordJson.write(DESIRED), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"format\":1,\"generation\":3,\"profiles\":{\"0\":{\"size\":{\"containerMb\":1408,\"heapMb\":1024,"
                                + "\"cores\":2,\"resources\":{\"yarn.io/gpu\":1}},\"target\":8,\"hosts\":{\"h1\":5},"
                                + "\"reason\":\"40 tasks wait\"}},\"excludedNodes\":[\"bad\"],\"release\":[\"container_1\"],"
                                + "\"ending\":{\"succeeded\":false,\"diagnostics\":\"failed\"}}");
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        assertThat(read("{\"format\":1,\"attempt\":2,\"colour\":\"blue\"}")).isEqualTo(new Epoch(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"format\":2,\"attempt\":1} | here is in format 2, but this Volley reads only up to 1; use the same version"
                        + " of Volley everywhere",
                "{\"attempt\":1}              | here is no record of Volley: it says no format",
                "{\"format\":1}               | here holds no Epoch: ",
                "{\"format\":1,\"attempt\":-1} | attempt is -1, but must not be negative",
                "{\"format\":1,\"attempt\":    | here holds no Epoch: ",
                "nonsense                     | here holds no Epoch: ",
                "[]                           | here is no record of Volley",
            })
    void refusesWhatIsNoRecord(String document, String message) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(message.strip());
    }

    @Test
    void refusesADocumentThatIsTooLarge() {
        byte[] large = new byte[RecordJson.MOST_BYTES + 1];

        assertThatThrownBy(() -> RecordJson.read(large, Epoch.class, "here"))
                .hasMessage("here has 1000001 bytes, but a record has at most 1000000");
    }

    private static Epoch read(String document) {
        return RecordJson.read(document.getBytes(StandardCharsets.UTF_8), Epoch.class, "here");
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> cast(Class<?> type) {
        return (Class<Object>) type;
    }

    private static Handover handover() {
        return new Handover(
                "job",
                new ZooKeeperAddress("zk:2181", "/volley", Duration.ofSeconds(20), Duration.ofSeconds(15)),
                true,
                new ExecutorLaunch(
                        ImmutableList.of("java", "-Xmx%{heapMb}m"),
                        ImmutableMap.of("A", "b"),
                        ImmutableMap.of(
                                "lib", new LaunchResource("file:/x", 1, 2, true, LaunchResource.Visibility.PRIVATE)),
                        Optional.of("spark_shuffle"),
                        "ann ",
                        " "),
                "http://driver:4040",
                "driver",
                "file:/staging",
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofMillis(50),
                Duration.ofSeconds(30));
    }
}
