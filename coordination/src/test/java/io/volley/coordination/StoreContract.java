package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.Observed;
import io.volley.core.record.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every store promises. */
public abstract class StoreContract {
    protected static final String SECRET = "the-secret-of-this-application";
    private static final ApplicationNodes NODES = new ApplicationNodes("/volley", "application_1_0001");

    private final List<Store> opened = new ArrayList<>();

    /** A new session on what all sessions of a test share; not started. */
    protected abstract Store newStore(String secret);

    private Store open() {
        Store store = newStore(SECRET);
        opened.add(store);
        store.start();
        return store;
    }

    @AfterEach
    void closeAll() {
        opened.forEach(Store::close);
    }

    @Test
    void readsWhatAnotherWrote() {
        open().write(NODES.desired(), desired(7));

        assertThat(open().read(NODES.desired())).contains(desired(7));
    }

    @Test
    void readsNothingWhereNothingIs() {
        assertThat(open().read(NODES.desired())).isEmpty();
    }

    @Test
    void watchTellsWhatIsAndWhatBecomes() {
        List<Optional<Desired>> told = new CopyOnWriteArrayList<>();
        open().watch(NODES.desired(), told::add);
        await("nothing to be told").until(() -> told.equals(List.of(Optional.empty())));

        Store writer = open();
        writer.write(NODES.desired(), desired(1));
        await("the first state").until(() -> told.contains(Optional.of(desired(1))));
        writer.write(NODES.desired(), desired(2));
        await("the second state").until(() -> told.contains(Optional.of(desired(2))));
        writer.delete(NODES.desired());
        await("its end").until(() -> told.get(told.size() - 1).isEmpty() && told.size() == 4);
    }

    @Test
    void watchIsSilentOnceClosed() {
        List<Optional<Desired>> told = new CopyOnWriteArrayList<>();
        Store store = open();
        Registration watch = store.watch(NODES.desired(), told::add);
        await("nothing to be told").until(() -> told.size() == 1);
        List<Optional<Desired>> second = new CopyOnWriteArrayList<>();

        watch.close();
        watch.close();
        store.watch(NODES.desired(), second::add);
        store.write(NODES.desired(), desired(1));
        await("the other watch").until(() -> second.contains(Optional.of(desired(1))));

        assertThat(told).hasSize(1);
    }

    @Test
    void publisherWritesTheNewestState() throws InterruptedException {
        Publisher<Desired> publisher = open().publisher(NODES.desired());

        for (int generation = 1; generation <= 500; generation++) {
            publisher.publish(desired(generation));
        }

        assertThat(publisher.flush(Duration.ofSeconds(30))).isTrue();
        assertThat(open().read(NODES.desired())).contains(desired(500));
    }

    @Test
    void thePenGoesToLaterAttemptsOnly() {
        Store store = open();
        Pen first = store.takePen(NODES.epoch(), 1);
        assertThat(store.holds(first)).isTrue();

        Pen second = open().takePen(NODES.epoch(), 2);

        assertThat(store.holds(first)).isFalse();
        assertThat(store.holds(second)).isTrue();
        assertThatThrownBy(() -> store.takePen(NODES.epoch(), 1)).isInstanceOf(FencedException.class);
        assertThatThrownBy(() -> store.takePen(NODES.epoch(), 2)).isInstanceOf(FencedException.class);
    }

    @Test
    void anAttemptThatLostThePenWritesNothing() {
        Store store = open();
        Pen first = store.takePen(NODES.epoch(), 1);
        AtomicInteger fenced = new AtomicInteger();
        Publisher<Observed> publisher = store.publisher(NODES.observed(), first, fenced::incrementAndGet);
        publisher.publish(observed(1, 1));
        await("its first word").until(() -> store.read(NODES.observed()).isPresent());

        Pen second = open().takePen(NODES.epoch(), 2);
        publisher.publish(observed(1, 2));
        await("it to be told").until(() -> fenced.get() == 1);
        publisher.publish(observed(1, 3));

        assertThat(store.read(NODES.observed())).contains(observed(1, 1));
        assertThatThrownBy(() -> store.append(NODES.exits(), exits(1), first)).isInstanceOf(FencedException.class);
        store.append(NODES.exits(), exits(2), second);
        assertThat(fenced).hasValue(1);
    }

    @Test
    void directoryWatchTellsEachChildOnceInOrder() {
        Store writer = open();
        Pen pen = writer.takePen(NODES.epoch(), 1);
        writer.append(NODES.exits(), exits(1), pen);
        writer.append(NODES.exits(), exits(2), pen);
        List<ExitBatch> told = new CopyOnWriteArrayList<>();
        List<Node<ExitBatch>> nodes = new CopyOnWriteArrayList<>();

        open().watch(NODES.exits(), (node, batch) -> {
            nodes.add(node);
            told.add(batch);
        });
        await("those that were there").until(() -> told.size() == 2);
        writer.delete(nodes.get(0));
        writer.append(NODES.exits(), exits(3), pen);
        await("the new one").until(() -> told.size() == 3);

        assertThat(told).containsExactly(exits(1), exits(2), exits(3));
    }

    @Test
    void presenceEndsWithItsSession() {
        Store watching = open();
        List<Optional<DriverPresence>> told = new CopyOnWriteArrayList<>();
        watching.watch(NODES.driver(), told::add);
        Store living = open();

        living.announce(NODES.driver(), new DriverPresence("h1", 4711));
        await("the driver").until(() -> told.contains(Optional.of(new DriverPresence("h1", 4711))));
        living.close();

        await("its end").until(() -> told.get(told.size() - 1).isEmpty() && told.size() > 1);
    }

    @Test
    void presenceEndsWhenItIsClosed() {
        Store store = open();
        Registration presence = store.announce(NODES.driver(), new DriverPresence("h1", 4711));
        await("the driver").until(() -> store.read(NODES.driver()).isPresent());

        presence.close();
        presence.close();

        await("its end").until(() -> store.read(NODES.driver()).isEmpty());
    }

    @Test
    void deletesAllOfAnApplication() {
        Store store = open();
        store.write(NODES.desired(), desired(1));
        store.append(NODES.exits(), exits(1), store.takePen(NODES.epoch(), 1));

        store.deleteTree(NODES.home());
        store.deleteTree(NODES.home());

        assertThat(store.read(NODES.desired())).isEmpty();
        assertThat(store.read(NODES.epoch())).isEmpty();
    }

    @Test
    void refusesARecordThatIsTooLarge() {
        Exit large = new Exit(new ContainerId("c"), "h1", 1, "x".repeat(RecordJson.MOST_BYTES), true);
        Store store = open();
        Pen pen = store.takePen(NODES.epoch(), 1);

        assertThatThrownBy(() -> store.append(NODES.exits(), new ExitBatch(ImmutableList.of(large)), pen))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("at most 1000000 fit");
    }

    protected static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5));
    }

    protected static Desired desired(long generation) {
        return new Desired(generation, ImmutableSortedMap.of(), ImmutableSet.of(), ImmutableSet.of(), Optional.empty());
    }

    private static Observed observed(int attempt, long beat) {
        return new Observed(attempt, 0, beat, ImmutableSortedMap.of(), 0, Room.NONE, ImmutableList.of());
    }

    private static ExitBatch exits(int status) {
        return new ExitBatch(
                ImmutableList.of(new Exit(new ContainerId("container_" + status), "h1", status, "ended", true)));
    }
}
