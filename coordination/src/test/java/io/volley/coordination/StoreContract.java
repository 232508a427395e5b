package io.volley.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every store does. The stores of one test share one tree. */
public abstract class StoreContract {
    protected static final String SECRET = "open sesame";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ApplicationNodes nodes = new ApplicationNodes("/volley", "application_1_0001");
    private final List<Store> opened = new ArrayList<>();

    /** A store that is not started yet, on the tree of this test. */
    protected abstract Store create(String secret);

    /** Cuts the connection of a store. */
    protected abstract void suspend(Store store);

    /** Cuts the connection of a store and returns when its session is over. */
    protected abstract void loseSession(Store store);

    /** Mends the connection. */
    protected abstract void resume(Store store);

    /** Writes any bytes into a node as one who knows the secret can; the node above it exists. */
    protected abstract void plant(String path, byte[] bytes);

    @AfterEach
    void closeStores() {
        opened.forEach(Store::close);
    }

    @Test
    void readsNothingWhereNothingWasWritten() {
        assertThat(open().read(nodes.desired())).isEmpty();
    }

    @Test
    void readsWhatAnotherWrote() {
        Store driver = open();
        Store master = open();

        driver.write(nodes.desired(), desired(1));
        driver.write(nodes.desired(), desired(2));

        assertThat(master.read(nodes.desired())).contains(desired(2));
    }

    @Test
    void refusesARecordThatIsTooLarge() {
        Store store = open();
        Desired large = Desired.nothing()
                .withExcludedNodes(
                        IntStream.range(0, 100_000).mapToObj(i -> "host" + i).collect(Collectors.toList()));

        assertThatThrownBy(() -> store.write(nodes.desired(), large))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Desired is")
                .hasMessageContaining("at most 1,000,000");
        assertThatThrownBy(() -> store.publisher(nodes.desired()).publish(large))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("at most 1,000,000");
    }

    @Test
    void deletesANodeAndDoesNotMindIfItIsGone() {
        Store store = open();
        store.write(nodes.desired(), desired(1));

        store.delete(nodes.desired());
        store.delete(nodes.desired());

        assertThat(store.read(nodes.desired())).isEmpty();
    }

    @Test
    void deletesATreeAndDoesNotMindIfItIsGone() {
        Store store = open();
        store.append(nodes.exits(), batch("a"), store.takePen(nodes.epoch(), 1));
        store.write(nodes.desired(), desired(1));

        store.deleteTree(nodes.home());
        store.deleteTree(nodes.home());

        assertThat(store.read(nodes.desired())).isEmpty();
        assertThat(store.read(nodes.epoch())).isEmpty();
    }

    @Test
    void publishesTheNewestState() throws InterruptedException {
        Store store = open();
        Publisher<Desired> publisher = store.publisher(nodes.desired());

        for (int generation = 1; generation <= 500; generation++) {
            publisher.publish(desired(generation));
        }

        assertThat(publisher.flush(LIMIT)).isTrue();
        assertThat(store.read(nodes.desired())).contains(desired(500));
    }

    @Test
    void hasNothingToFlushBeforeTheFirstState() throws InterruptedException {
        assertThat(open().publisher(nodes.desired()).flush(Duration.ZERO)).isTrue();
    }

    @Test
    void publishesOnlyTheNewestStateOnceTheConnectionIsMended() throws InterruptedException {
        Store store = open();
        Store reader = open();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        reader.watch(nodes.desired(), seen::add);
        Publisher<Desired> publisher = store.publisher(nodes.desired());
        publisher.publish(desired(1));
        assertThat(publisher.flush(LIMIT)).isTrue();

        suspend(store);
        for (int generation = 2; generation <= 100; generation++) {
            publisher.publish(desired(generation));
        }
        assertThat(publisher.flush(Duration.ofMillis(20))).isFalse();
        resume(store);

        assertThat(publisher.flush(LIMIT)).isTrue();
        await("the newest state").until(() -> last(seen).equals(Optional.of(desired(100))));
        assertThat(seen).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void publishesAfterALostSession() throws InterruptedException {
        Store store = open();
        Publisher<Desired> publisher = store.publisher(nodes.desired());

        loseSession(store);
        publisher.publish(desired(7));
        resume(store);

        assertThat(publisher.flush(LIMIT)).isTrue();
        assertThat(open().read(nodes.desired())).contains(desired(7));
    }

    @Test
    void endsAFlushWhenThePublisherIsClosed() throws InterruptedException {
        Store store = open();
        Publisher<Desired> publisher = store.publisher(nodes.desired());
        suspend(store);
        publisher.publish(desired(1));

        store.close();

        assertThat(publisher.flush(LIMIT)).isFalse();
        resume(store);
    }

    @Test
    void tellsWhatANodeHoldsNowAndWheneverThatChanges() {
        Store writer = open();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        open().watch(nodes.desired(), seen::add);

        await("nothing").untilAsserted(() -> assertThat(seen).containsExactly(Optional.empty()));
        writer.write(nodes.desired(), desired(1));
        await("the first").until(() -> last(seen).equals(Optional.of(desired(1))));
        writer.write(nodes.desired(), desired(2));
        await("the second").until(() -> last(seen).equals(Optional.of(desired(2))));
        writer.delete(nodes.desired());
        await("gone").until(() -> last(seen).isEmpty());
        writer.write(nodes.desired(), desired(3));
        await("the third").until(() -> last(seen).equals(Optional.of(desired(3))));

        assertThat(seen).hasSize(5);
    }

    @Test
    void tellsTheLastOfManyChanges() {
        Store writer = open();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        open().watch(nodes.desired(), seen::add);

        for (int generation = 1; generation <= 200; generation++) {
            writer.write(nodes.desired(), desired(generation));
        }

        await("the last").until(() -> last(seen).equals(Optional.of(desired(200))));
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void tellsWhatChangedWhileTheConnectionWasCut() {
        Store writer = open();
        Store reader = open();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        reader.watch(nodes.desired(), seen::add);
        await("nothing").until(() -> seen.size() == 1);

        suspend(reader);
        writer.write(nodes.desired(), desired(1));
        resume(reader);

        await("what was missed").until(() -> last(seen).equals(Optional.of(desired(1))));
    }

    @Test
    void watchesOverALostSession() {
        Store writer = open();
        Store reader = open();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        reader.watch(nodes.desired(), seen::add);
        await("nothing").until(() -> seen.size() == 1);

        loseSession(reader);
        writer.write(nodes.desired(), desired(1));
        resume(reader);
        await("what was missed").until(() -> last(seen).equals(Optional.of(desired(1))));
        writer.write(nodes.desired(), desired(2));

        await("what came after").until(() -> last(seen).equals(Optional.of(desired(2))));
    }

    @Test
    void tellsNothingMoreOnceAWatchIsClosed() {
        Store store = open();
        List<Optional<Desired>> closed = new CopyOnWriteArrayList<>();
        List<Optional<Desired>> open = new CopyOnWriteArrayList<>();
        Registration registration = store.watch(nodes.desired(), closed::add);
        store.watch(nodes.desired(), open::add);
        await("both").until(() -> closed.size() == 1 && open.size() == 1);

        registration.close();
        registration.close();
        store.write(nodes.desired(), desired(1));

        await("the other").until(() -> open.size() == 2);
        assertThat(closed).hasSize(1);
    }

    @Test
    void goesOnAfterAListenerFailed() {
        Store store = open();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        store.watch(nodes.desired(), state -> {
            threads.add(Thread.currentThread());
            throw new IllegalStateException("on purpose");
        });
        await("the first call").until(() -> threads.size() == 1);

        store.write(nodes.desired(), desired(1));

        await("the second call").until(() -> threads.size() == 2);
        assertThat(threads)
                .allMatch(Thread::isDaemon)
                .allMatch(thread -> thread.getName().equals("volley-store"));
        assertThat(ImmutableSet.copyOf(threads)).hasSize(1);
    }

    @Test
    void isNotHeldUpByASlowListener() throws InterruptedException {
        Store store = open();
        CountDownLatch release = new CountDownLatch(1);
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        store.watch(nodes.desired(), state -> {
            seen.add(state);
            try {
                release.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        await("the first call").until(() -> seen.size() == 1);

        Publisher<Desired> publisher = store.publisher(nodes.desired());
        publisher.publish(desired(1));
        assertThat(publisher.flush(LIMIT)).isTrue();
        publisher.publish(desired(2));
        assertThat(publisher.flush(LIMIT)).isTrue();
        release.countDown();

        await("the last state").until(() -> last(seen).equals(Optional.of(desired(2))));
    }

    @Test
    void tellsEachChildOnceInTheOrderOfCreation() {
        Store master = open();
        Store driver = open();
        Pen pen = master.takePen(nodes.epoch(), 1);
        master.append(nodes.exits(), batch("a"), pen);
        master.append(nodes.exits(), batch("b"), pen);
        List<ExitBatch> told = new CopyOnWriteArrayList<>();
        driver.watch(nodes.exits(), (node, state) -> told.add(state));
        await("those there already").until(() -> told.size() == 2);

        for (int number = 0; number < 20; number++) {
            master.append(nodes.exits(), batch("later" + number), pen);
        }
        suspend(driver);
        resume(driver);
        master.append(nodes.exits(), batch("last"), pen);

        await("the last").until(() -> told.contains(batch("last")));
        assertThat(told)
                .startsWith(batch("a"), batch("b"), batch("later0"))
                .hasSize(23)
                .doesNotHaveDuplicates();
    }

    @Test
    void watchesADirectoryWhileItsChildrenAreDeleted() {
        Store master = open();
        Store driver = open();
        List<ExitBatch> told = new CopyOnWriteArrayList<>();
        driver.watch(nodes.exits(), (node, state) -> {
            told.add(state);
            driver.delete(node);
        });

        Pen first = master.takePen(nodes.epoch(), 1);
        master.append(nodes.exits(), batch("a"), first);
        await("the first").until(() -> told.size() == 1);
        Pen second = master.takePen(nodes.epoch(), 2);
        master.append(nodes.exits(), batch("b"), second);

        await("the next attempt's").untilAsserted(() -> assertThat(told).containsExactly(batch("a"), batch("b")));
    }

    @Test
    void givesThePenToALaterAttemptOnly() {
        Store store = open();
        Pen first = store.takePen(nodes.epoch(), 1);
        Pen third = open().takePen(nodes.epoch(), 3);

        assertThat(store.holds(first)).isFalse();
        assertThat(store.holds(third)).isTrue();
        assertThat(store.read(nodes.epoch())).contains(new Epoch(3));
        for (int attempt = 1; attempt <= 3; attempt++) {
            int number = attempt;
            assertThatThrownBy(() -> store.takePen(nodes.epoch(), number))
                    .isInstanceOf(FencedException.class)
                    .hasMessageContaining("attempt 3 holds it");
        }
    }

    @Test
    void takesThePenFromAnEpochThatNobodyTook() {
        Store store = open();
        store.write(nodes.epoch(), new Epoch(0));

        assertThat(store.holds(store.takePen(nodes.epoch(), 1))).isTrue();
    }

    @Test
    void publishesWithThePen() throws InterruptedException {
        Store store = open();
        AtomicInteger fenced = new AtomicInteger();
        Publisher<Observed> publisher =
                store.publisher(nodes.observed(), store.takePen(nodes.epoch(), 1), fenced::incrementAndGet);

        publisher.publish(observed(1, 1));
        assertThat(publisher.flush(LIMIT)).isTrue();
        publisher.publish(observed(1, 2));
        assertThat(publisher.flush(LIMIT)).isTrue();

        assertThat(store.read(nodes.observed())).contains(observed(1, 2));
        assertThat(fenced).hasValue(0);
    }

    @Test
    void publishesNothingOnceALaterAttemptHasThePen() throws InterruptedException {
        Store old = open();
        Store next = open();
        AtomicInteger fenced = new AtomicInteger();
        Publisher<Observed> publisher =
                old.publisher(nodes.observed(), old.takePen(nodes.epoch(), 1), fenced::incrementAndGet);
        publisher.publish(observed(1, 1));
        assertThat(publisher.flush(LIMIT)).isTrue();
        next.takePen(nodes.epoch(), 2);

        publisher.publish(observed(1, 2));

        await("being told").untilAsserted(() -> assertThat(fenced).hasValue(1));
        publisher.publish(observed(1, 3));
        assertThat(publisher.flush(LIMIT)).isFalse();
        assertThat(fenced).hasValue(1);
        assertThat(old.read(nodes.observed())).contains(observed(1, 1));
    }

    @Test
    void appendsNothingOnceALaterAttemptHasThePen() {
        Store old = open();
        Pen pen = old.takePen(nodes.epoch(), 1);
        open().takePen(nodes.epoch(), 2);

        assertThatThrownBy(() -> old.append(nodes.exits(), batch("a"), pen))
                .isInstanceOf(FencedException.class)
                .hasMessageContaining("Attempt 1 holds");
    }

    @Test
    void fencesWhoeverWritesForAnApplicationThatIsDeleted() {
        Store store = open();
        Pen pen = store.takePen(nodes.epoch(), 1);
        AtomicInteger fenced = new AtomicInteger();
        Publisher<Observed> publisher = store.publisher(nodes.observed(), pen, fenced::incrementAndGet);
        store.deleteTree(nodes.home());

        publisher.publish(observed(1, 1));

        await("being told").untilAsserted(() -> assertThat(fenced).hasValue(1));
        assertThat(store.holds(pen)).isFalse();
        assertThatThrownBy(() -> store.append(nodes.exits(), batch("a"), pen)).isInstanceOf(FencedException.class);
    }

    @Test
    void announcesUntilClosed() {
        Store store = open();
        Store other = open();
        Registration presence = store.announce(nodes.driver(), driver("a"));
        await("the presence").until(() -> other.read(nodes.driver()).equals(Optional.of(driver("a"))));

        presence.close();
        presence.close();

        await("its end").until(() -> other.read(nodes.driver()).isEmpty());
    }

    @Test
    void losesItsPresencesWhenItIsClosed() {
        Store store = open();
        Store other = open();
        store.announce(nodes.driver(), driver("a"));
        await("the presence").until(() -> other.read(nodes.driver()).isPresent());

        store.close();
        store.close();

        assertThat(other.read(nodes.driver())).isEmpty();
    }

    @Test
    void announcesAgainAfterALostSession() {
        Store store = open();
        Store other = open();
        store.announce(nodes.driver(), driver("a"));
        await("the presence").until(() -> other.read(nodes.driver()).isPresent());

        loseSession(store);
        await("its end").until(() -> other.read(nodes.driver()).isEmpty());
        resume(store);

        await("its return").until(() -> other.read(nodes.driver()).isPresent());
    }

    @Test
    void announcesAgainWhenItsNodeIsDeleted() {
        Store store = open();
        Store other = open();
        store.announce(nodes.driver(), driver("a"));
        await("the presence").until(() -> other.read(nodes.driver()).isPresent());

        other.delete(nodes.driver());

        await("its return").until(() -> other.read(nodes.driver()).isPresent());
    }

    @Test
    void announcesOnceTheNodeOfAnOlderSessionHasVanished() {
        Store old = open();
        Store next = open();
        old.announce(nodes.driver(), driver("old"));
        await("the old one").until(() -> next.read(nodes.driver()).equals(Optional.of(driver("old"))));

        next.announce(nodes.driver(), driver("next"));
        old.close();

        await("the next one").until(() -> next.read(nodes.driver()).equals(Optional.of(driver("next"))));
    }

    @Test
    void tellsHowItIsReached() {
        Store store = open();
        List<Connection> told = new CopyOnWriteArrayList<>();
        Registration registration = store.onConnection(told::add);

        suspend(store);
        await("suspended").until(() -> told.contains(Connection.SUSPENDED));
        resume(store);
        await("connected").until(() -> told.contains(Connection.CONNECTED));
        registration.close();
        registration.close();

        assertThat(told).containsExactly(Connection.SUSPENDED, Connection.CONNECTED);
    }

    @Test
    void isOfNoUseOnceClosed() {
        Store store = open();
        store.close();

        assertThatThrownBy(() -> store.read(nodes.desired())).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.write(nodes.desired(), desired(1))).isInstanceOf(StoreException.class);
    }

    @Test
    void isClosedBeforeItIsStarted() {
        assertThatCode(() -> create(SECRET).close()).doesNotThrowAnyException();
    }

    @Test
    void letsNoStrangerNearAnApplication() {
        Store owner = open();
        owner.write(nodes.desired(), desired(1));
        Pen pen = owner.takePen(nodes.epoch(), 1);
        Store stranger = open("let me in");

        assertThatThrownBy(() -> stranger.read(nodes.desired()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(nodes.desired().path())
                .hasMessageContaining("secret");
        assertThatThrownBy(() -> stranger.write(nodes.desired(), desired(2))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> stranger.write(nodes.spec(), new Spec("", "", "", Instant.EPOCH)))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> stranger.delete(nodes.desired())).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> stranger.deleteTree(nodes.home())).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> stranger.takePen(nodes.epoch(), 2)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> stranger.append(nodes.exits(), batch("a"), pen))
                .isInstanceOf(StoreException.class);

        assertThat(owner.read(nodes.desired())).contains(desired(1));
        assertThat(owner.holds(pen)).isTrue();
    }

    @Test
    void servesApplicationsOfDifferentSecretsUnderOneRoot() {
        ApplicationNodes others = new ApplicationNodes("/volley", "application_1_0002");
        Store one = open();
        Store other = open("another secret");
        one.write(nodes.desired(), desired(1));
        other.write(others.desired(), desired(2));

        other.deleteTree(others.home());

        assertThat(one.read(nodes.desired())).contains(desired(1));
    }

    @Test
    void refusesWhatIsNoRecordAndHearsTheNext() {
        Store writer = open();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        writer.write(nodes.desired(), desired(1));
        open().watch(nodes.desired(), seen::add);
        await("the first").until(() -> last(seen).equals(Optional.of(desired(1))));

        for (HostileRecord hostile : HostileRecord.desired()) {
            Desired next = desired(seen.size() + 1);
            try (LoggedLines logged = LoggedLines.open()) {
                plant(nodes.desired().path(), hostile.bytes());
                await("the refusal of " + hostile).until(() -> !logged.all().isEmpty());
                assertThatThrownBy(() -> writer.read(nodes.desired()))
                        .as("%s", hostile)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(hostile.reason());
                writer.write(nodes.desired(), next);
                await("the next after " + hostile).until(() -> last(seen).equals(Optional.of(next)));

                assertThat(logged.all().lines())
                        .as("%s", hostile)
                        .singleElement()
                        .asString()
                        .contains(nodes.desired().path())
                        .contains(hostile.reason())
                        .hasSizeLessThan(600);
            }
        }
        assertThat(seen).hasSize(HostileRecord.desired().size() + 1);
    }

    @Test
    void complainsOnceHoweverOftenItLooks() {
        Store writer = open();
        Store reader = open();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        writer.write(nodes.desired(), desired(1));
        reader.watch(nodes.desired(), seen::add);
        await("the first").until(() -> seen.size() == 1);

        try (LoggedLines logged = LoggedLines.open()) {
            for (int time = 0; time < 3; time++) {
                plant(nodes.desired().path(), "{\"format\":2}".getBytes(UTF_8));
                suspend(reader);
                resume(reader);
                CountDownLatch looked = new CountDownLatch(1);
                reader.watch(nodes.epoch(), none -> looked.countDown());
                await("another look").until(() -> looked.getCount() == 0);
            }
            assertThat(logged.with("Not told to anybody")).hasSize(1);

            writer.write(nodes.desired(), desired(2));
            await("the next").until(() -> last(seen).equals(Optional.of(desired(2))));
            plant(nodes.desired().path(), "{\"format\":2}".getBytes(UTF_8));
            await("a complaint after a good one")
                    .until(() -> logged.with("Not told to anybody").size() == 2);
        }
    }

    @Test
    void refusesWhatNoAttemptCanHaveSeen() {
        Store writer = open();
        List<Optional<Observed>> seen = new CopyOnWriteArrayList<>();
        writer.write(nodes.observed(), observed(1, 1));
        open().watch(nodes.observed(), seen::add);
        await("the first").until(() -> seen.size() == 1);

        try (LoggedLines logged = LoggedLines.open()) {
            plant(
                    nodes.observed().path(),
                    text(observed(1, 2))
                            .replace("\"attempt\":1", "\"attempt\":0")
                            .getBytes(UTF_8));
            await("the refusal").until(() -> !logged.all().isEmpty());
            writer.write(nodes.observed(), observed(1, 3));
            await("the next").until(() -> seen.contains(Optional.of(observed(1, 3))));

            assertThat(logged.all().lines())
                    .singleElement()
                    .asString()
                    .contains(nodes.observed().path())
                    .contains("attempt is 0, but must be at least 1");
        }
        assertThat(seen).hasSize(2);
    }

    @Test
    void passesOverExitsThatAreNone() {
        Store master = open();
        Pen pen = master.takePen(nodes.epoch(), 1);
        master.append(nodes.exits(), batch("a"), pen);
        String exit = text(batch("many")).replaceAll(".*\\[(.*)].*", "$1");
        String many =
                "{\"format\":1,\"exits\":[" + String.join(",", Collections.nCopies(ExitBatch.MOST + 1, exit)) + "]}";
        plant(nodes.exits().child("00001-0000000002").path(), many.getBytes(UTF_8));
        plant(nodes.exits().child("00001-0000000003").path(), new byte[1_040_000]);
        List<ExitBatch> told = new CopyOnWriteArrayList<>();

        try (LoggedLines logged = LoggedLines.open()) {
            Store driver = open();
            driver.watch(nodes.exits(), (node, state) -> told.add(state));
            await("the first").until(() -> told.size() == 1);
            suspend(driver);
            resume(driver);
            master.append(nodes.exits(), batch("b"), pen);
            master.append(nodes.exits(), batch("c"), pen);
            master.append(nodes.exits(), batch("d"), pen);
            await("the good ones").until(() -> told.contains(batch("d")));

            assertThat(logged.with("00001-0000000002"))
                    .singleElement()
                    .asString()
                    .contains("1001 exits in one batch, but at most 1000 fit")
                    .hasSizeLessThan(600);
            assertThat(logged.with("00001-0000000003"))
                    .singleElement()
                    .asString()
                    .contains("it is 1,040,000 bytes, but at most 1,000,000 are read");
        }
        assertThat(told).startsWith(batch("a")).endsWith(batch("d"));
    }

    @Test
    void takesNoPenThatCannotBeRead() {
        Store store = open();
        store.write(nodes.epoch(), new Epoch(1));
        plant(nodes.epoch().path(), "{\"format\":1,\"attempt\":99999999999}".getBytes(UTF_8));

        assertThatThrownBy(() -> store.takePen(nodes.epoch(), 2))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(nodes.epoch().path())
                .hasMessageContaining("out of range of int");
    }

    private static String text(Record record) {
        return new String(RecordJson.write(record), UTF_8);
    }

    private Store open() {
        return open(SECRET);
    }

    private Store open(String secret) {
        Store store = create(secret);
        opened.add(store);
        store.start();
        return store;
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(10));
    }

    private static Optional<Desired> last(List<Optional<Desired>> seen) {
        return seen.isEmpty() ? Optional.empty() : seen.get(seen.size() - 1);
    }

    private static Desired desired(long generation) {
        return new Desired(generation, ImmutableSortedMap.of(), ImmutableSet.of(), ImmutableSet.of(), Optional.empty());
    }

    private static Observed observed(int attempt, long beat) {
        return new Observed(attempt, 0, beat, ImmutableSortedMap.of(), 0, Room.NONE, ImmutableList.of());
    }

    private static ExitBatch batch(String reason) {
        return new ExitBatch(ImmutableList.of(new Exit(new ContainerId("container_1"), "host", 1, reason, true)));
    }

    private static DriverPresence driver(String host) {
        return new DriverPresence(host, 42);
    }
}
