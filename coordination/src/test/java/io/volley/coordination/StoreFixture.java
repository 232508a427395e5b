package io.volley.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.Headroom;
import io.volley.core.record.Observed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of every kind of store have in common. The stores of one test share one tree. */
abstract class StoreFixture {
    static final String SECRET = "open sesame";
    static final Duration LIMIT = Duration.ofSeconds(20);

    /** Longer than any test waits. */
    static final Duration LONG = Duration.ofMinutes(10);

    final ApplicationNodes nodes = new ApplicationNodes("/volley", "application_1_0001");
    private final List<Store> opened = new ArrayList<>();
    private @Nullable Stores stores;

    /** The kind of store that is tested; for one test. */
    abstract Stores open(Path directory) throws IOException, InterruptedException;

    @BeforeEach
    void openStores(@TempDir Path directory) throws IOException, InterruptedException {
        stores = open(directory);
    }

    @AfterEach
    void closeStores() throws IOException {
        opened.forEach(Store::close);
        stores().close();
    }

    final Stores stores() {
        return Objects.requireNonNull(stores);
    }

    final Store open() {
        return open(SECRET);
    }

    final Store open(String secret) {
        Store store = stores().create(secret);
        opened.add(store);
        store.start();
        return store;
    }

    static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(10));
    }

    static String text(Record record) {
        return new String(RecordJson.write(record), UTF_8);
    }

    static Optional<Desired> last(List<Optional<Desired>> seen) {
        return seen.isEmpty() ? Optional.empty() : seen.get(seen.size() - 1);
    }

    static Desired desired(long generation) {
        return new Desired(generation, ImmutableSortedMap.of(), ImmutableSet.of(), ImmutableSet.of(), Optional.empty());
    }

    static Observed observed(int attempt, long heartbeat) {
        return new Observed(
                attempt, 0, heartbeat, ImmutableSortedMap.of(), 0, Headroom.NONE, ImmutableList.of(), Optional.empty());
    }

    static ExitBatch batch(String reason) {
        return new ExitBatch(ImmutableList.of(new Exit(new ContainerId("container_1"), "host", 1, reason, true)));
    }

    static DriverPresence driver(String host) {
        return new DriverPresence(host, 42);
    }
}
