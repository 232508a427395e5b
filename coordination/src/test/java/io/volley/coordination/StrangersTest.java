package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.Observed;
import io.volley.core.record.Room;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.data.Stat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What others can do to an application in a ZooKeeper that they share with it: nothing. */
final class StrangersTest {
    private static final String SECRET = "open sesame";
    private static final byte[] NONE = new byte[0];
    private static final Desired DESIRED = Desired.nothing().withExcludedNodes(ImmutableSet.of("host1"));
    private static final Observed OBSERVED =
            new Observed(1, 1, 1, ImmutableSortedMap.of(), 0, Room.NONE, ImmutableList.of());
    private static final ExitBatch EXITS =
            new ExitBatch(ImmutableList.of(new Exit(new ContainerId("container_1"), "host", 1, "on purpose", true)));

    private final ApplicationNodes nodes = new ApplicationNodes("/volley", "application_1_0001");
    private final OpenZooKeeper server = new OpenZooKeeper();

    @BeforeEach
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        server.start(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                Arguments.argumentSet("nobody", List.of()),
                Arguments.argumentSet("another application", List.of("volley:let me in")),
                Arguments.argumentSet("another user", List.of("me:" + SECRET, "me:let me in")));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void neitherReadNorChangeAnyNode(List<String> introductions) throws Exception {
        try (Store driver = started();
                Store master = started();
                Visitor friend = Visitor.open(connect(), "volley:" + SECRET);
                Visitor stranger = Visitor.open(connect(), introductions.toArray(new String[0]))) {
            List<String> paths = everything(driver, master);
            Map<String, Stat> before = stats(friend, paths);

            for (String path : paths) {
                ZooKeeper zk = stranger.zk();
                refused(() -> zk.getData(path, false, null));
                refused(() -> zk.getChildren(path, false));
                refused(() -> zk.getAllChildrenNumber(path));
                refused(() -> zk.getACL(path, null));
                refused(() -> zk.setData(path, NONE, -1));
                refused(() -> zk.setACL(path, Ids.OPEN_ACL_UNSAFE, -1));
                refused(() -> zk.create(path + "/mine", NONE, Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT));
                refused(() -> zk.multi(List.of(Op.check(path, 0))));
                refused(() -> zk.multi(List.of(
                        Op.delete(path, -1), Op.create(path, NONE, Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT))));
                refused(() -> zk.delete(path, -1));
            }

            assertThat(stats(friend, paths)).isEqualTo(before);
            assertThat(friend.zk().getACL(nodes.home(), null))
                    .containsExactly(new ACL(31, new ApplicationSecret(SECRET).id()));
        }
    }

    @Test
    void replaceNothingByOpeningWhatLiesAbove() throws Exception {
        try (Visitor stranger = Visitor.open(connect());
                Store driver = started()) {
            stranger.plant("/volley", NONE, Ids.OPEN_ACL_UNSAFE);
            stranger.plant("/volley/apps", NONE, Ids.OPEN_ACL_UNSAFE);
            driver.write(nodes.desired(), DESIRED);

            refused(() -> stranger.zk().delete(nodes.home(), -1));
            refused(() -> stranger.zk().delete(nodes.desired().path(), -1));
            refused(() -> stranger.zk().getData(nodes.desired().path(), false, null));
            assertThat(driver.read(nodes.desired())).contains(DESIRED);
        }
    }

    @Test
    void makeNoHomeForAnother() throws Exception {
        try (Visitor stranger = Visitor.open(connect());
                Store driver = started()) {
            plantHome(stranger, Ids.OPEN_ACL_UNSAFE);

            refusesToUse(() -> driver.write(nodes.spec(), new Spec("job", "me", "3.5.6", Instant.EPOCH)));
            refusesToUse(() -> driver.write(nodes.desired(), DESIRED));
            refusesToUse(() -> driver.takePen(nodes.epoch(), 1));
            assertThat(stranger.zk().getChildren(nodes.home(), false)).isEmpty();
        }
    }

    @Test
    void makeNoClosedHomeForAnother() {
        try (Visitor stranger = Visitor.open(connect(), "volley:let me in");
                Store driver = started()) {
            plantHome(stranger, Ids.CREATOR_ALL_ACL);

            assertThatThrownBy(() -> driver.write(nodes.desired(), DESIRED))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Cannot write " + nodes.desired().path())
                    .hasMessageContaining("it belongs to somebody else");
        }
    }

    @Test
    void fakeNoNodeThatAnotherReadsOrWrites() throws Exception {
        try (Visitor stranger = Visitor.open(connect());
                Store driver = started()) {
            plantHome(stranger, Ids.OPEN_ACL_UNSAFE);
            for (String path : paths()) {
                if (!path.equals(nodes.home())) {
                    stranger.plant(path, RecordJson.write(new Epoch(0)), Ids.OPEN_ACL_UNSAFE);
                }
            }
            Pen pen = new Pen(nodes.epoch(), 1, 0);
            String said = "is not this application's own: its ACL lets in world:anyone";

            assertThatThrownBy(() -> driver.read(nodes.observed())).hasMessageContaining(said);
            assertThatThrownBy(() -> driver.read(nodes.epoch())).hasMessageContaining(said);
            assertThatThrownBy(() -> driver.write(nodes.desired(), DESIRED)).hasMessageContaining(said);
            assertThatThrownBy(() -> driver.takePen(nodes.epoch(), 1)).hasMessageContaining(said);
            assertThatThrownBy(() -> driver.holds(pen)).hasMessageContaining(said);
            assertThatThrownBy(() -> driver.append(nodes.exits(), EXITS, pen)).hasMessageContaining(said);
            for (String path : paths()) {
                assertThat(stranger.zk().exists(path, false).getVersion())
                        .as(path)
                        .isZero();
            }
        }
    }

    @Test
    void tellNobodyAnythingAndAreSaidOnce() throws Exception {
        try (Visitor stranger = Visitor.open(connect());
                Store driver = started();
                LoggedLines logged = LoggedLines.open()) {
            plantHome(stranger, Ids.OPEN_ACL_UNSAFE);
            stranger.plant(nodes.observed().path(), RecordJson.write(OBSERVED), Ids.OPEN_ACL_UNSAFE);
            stranger.plant(nodes.exits().path(), NONE, Ids.OPEN_ACL_UNSAFE);
            stranger.plant(nodes.exits().child("1").path(), RecordJson.write(EXITS), Ids.OPEN_ACL_UNSAFE);
            List<Object> told = new CopyOnWriteArrayList<>();

            driver.watch(nodes.observed(), told::add);
            driver.watch(nodes.exits(), (node, exits) -> told.add(exits));
            driver.announce(nodes.driver(), new DriverPresence("host", 1));
            Publisher<Desired> publisher = driver.publisher(nodes.desired());
            publisher.publish(DESIRED);

            for (String path : List.of(
                    nodes.observed().path(),
                    nodes.exits().path(),
                    nodes.driver().path(),
                    nodes.desired().path())) {
                await("a complaint about " + path)
                        .untilAsserted(() -> assertThat(logged.with(path + " will be tried again"))
                                .hasSize(1));
            }
            assertThat(told).isEmpty();
            assertThat(publisher.flush(Duration.ZERO)).isFalse();
            assertThat(stranger.zk().exists(nodes.driver().path(), false)).isNull();
            assertThat(stranger.zk().exists(nodes.desired().path(), false)).isNull();

            driver.deleteTree(nodes.home());
            await("the driver's own home")
                    .until(() -> driver.read(nodes.desired()).isPresent());
            refused(() -> stranger.zk().getData(nodes.desired().path(), false, null));
        }
    }

    @Test
    void replaceNoEmptyHomeUnnoticed() throws Exception {
        HomeAcls acls = new HomeAcls("/volley");
        Ownership ownership = new Ownership(acls, new ApplicationSecret(SECRET).id());
        String path = nodes.desired().path();
        try (Visitor stranger = Visitor.open(connect());
                Visitor owner = Visitor.open(connect(), "volley:" + SECRET)) {
            plantHome(owner, Ids.CREATOR_ALL_ACL);

            refusesToUse(() -> ownership.inHome(owner.zk(), path, () -> {
                stranger.zk().delete(nodes.home(), -1);
                plantHome(stranger, Ids.OPEN_ACL_UNSAFE);
                return owner.zk().create(path, NONE, Ids.CREATOR_ALL_ACL, CreateMode.PERSISTENT);
            }));
        }
    }

    @Test
    void readNothingOnceANodeHasBeenOpened() throws Exception {
        try (Visitor owner = Visitor.open(connect(), "volley:" + SECRET);
                Store driver = started()) {
            driver.write(nodes.desired(), DESIRED);
            Desired next = DESIRED.withExcludedNodes(ImmutableSet.of());
            owner.zk()
                    .setACL(
                            nodes.desired().path(),
                            ImmutableList.of(
                                    new ACL(31, new ApplicationSecret(SECRET).id()), Ids.READ_ACL_UNSAFE.get(0)),
                            -1);

            refusesToUse(() -> driver.write(nodes.desired(), next));
            refusesToUse(() -> driver.read(nodes.desired()));
        }
    }

    @Test
    void areNamedWithoutTheirSecrets() throws Exception {
        try (Visitor stranger = Visitor.open(connect(), "mallory:let me in");
                Store driver = started()) {
            ACL own = new ACL(31, new ApplicationSecret(SECRET).id());
            plantHome(stranger, ImmutableList.of(Ids.CREATOR_ALL_ACL.get(0), own));

            assertThatThrownBy(() -> driver.write(nodes.desired(), DESIRED))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("lets in digest:mallory, digest:volley, so")
                    .hasMessageNotContaining(own.getId().getId());
        }
    }

    /** Every kind of node that an application has, in the order in which they can be created. */
    private List<String> paths() {
        return List.of(
                nodes.home(),
                nodes.spec().path(),
                nodes.desired().path(),
                nodes.epoch().path(),
                nodes.observed().path(),
                nodes.exits().path(),
                nodes.exits().child("00001-0000000001").path(),
                nodes.driver().path(),
                nodes.am().path());
    }

    private List<String> everything(Store driver, Store master) throws InterruptedException {
        driver.write(nodes.spec(), new Spec("job", "me", "3.5.6", Instant.EPOCH));
        driver.write(nodes.desired(), DESIRED);
        driver.announce(nodes.driver(), new DriverPresence("host", 1));
        Pen pen = master.takePen(nodes.epoch(), 1);
        master.append(nodes.exits(), EXITS, pen);
        master.announce(nodes.am(), new AmPresence(1, "host", new ContainerId("container_1")));
        Publisher<Observed> publisher = master.publisher(nodes.observed(), pen, () -> {});
        publisher.publish(OBSERVED);
        assertThat(publisher.flush(Duration.ofSeconds(20))).isTrue();
        await("the presences")
                .until(() -> driver.read(nodes.am()).isPresent()
                        && driver.read(nodes.driver()).isPresent());
        return paths();
    }

    private static Map<String, Stat> stats(Visitor friend, List<String> paths) throws Exception {
        ImmutableMap.Builder<String, Stat> stats = ImmutableMap.builder();
        for (String path : paths) {
            stats.put(path, friend.zk().exists(path, false));
        }
        return stats.buildOrThrow();
    }

    private void plantHome(Visitor visitor, List<ACL> acl) {
        visitor.plant("/volley", NONE, Ids.OPEN_ACL_UNSAFE);
        visitor.plant("/volley/apps", NONE, Ids.OPEN_ACL_UNSAFE);
        visitor.plant(nodes.home(), NONE, acl);
    }

    private static void refused(ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOfAny(KeeperException.NoAuthException.class, KeeperException.NotEmptyException.class);
    }

    private void refusesToUse(ThrowingCallable use) {
        assertThatThrownBy(use)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(nodes.home())
                .hasMessageContaining("is not this application's own: its ACL lets in ")
                .hasMessageContaining("world:anyone")
                .hasMessageContaining("delete it, and submit again");
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10));
    }

    private String connect() {
        return "127.0.0.1:" + server.port();
    }

    private Store started() {
        Store store = new CuratorStore(
                new ZooKeeperAddress(connect(), "/volley", Duration.ofSeconds(4), Duration.ofSeconds(10)), SECRET);
        store.start();
        return store;
    }
}
