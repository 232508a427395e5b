package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.apache.zookeeper.AddWatchMode;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.ACL;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedZooKeeperTest {
    private static final String SECRET = "open sesame";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String THREADS =
            "(NIO|Sync|ProcessThread|SessionTracker|RequestThrottler|Connn?ectionExpirer).*";

    private static final List<ACL> OPEN = ZooDefs.Ids.OPEN_ACL_UNSAFE;

    private final Path directory;
    private final EmbeddedZooKeeper server;
    private final ApplicationNodes nodes = new ApplicationNodes("/volley", "application_1_0001");
    private final Spec spec = new Spec("job", "me", "3.5.6", Instant.EPOCH);

    EmbeddedZooKeeperTest(@TempDir Path directory) {
        this.directory = directory;
        this.server = new EmbeddedZooKeeper(ListenAddress.on("127.0.0.1"), directory.resolve("zookeeper"), SECRET);
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void servesThoseWhoKnowTheSecret() {
        try (Store driver = store(SECRET);
                Store master = store(SECRET)) {
            driver.start();
            master.start();
            driver.write(nodes.spec(), spec);
            FencingToken token = master.takeToken(nodes.epoch(), 1);

            assertThat(master.read(nodes.spec())).contains(spec);
            assertThat(driver.holds(token)).isTrue();
        }
    }

    @Test
    void letsThoseWhoKnowTheSecretInAgain() throws IOException, InterruptedException {
        try (Line line = new Line(port());
                Store driver = store(line.connect(), SECRET)) {
            List<Connection> heard = new CopyOnWriteArrayList<>();
            driver.start();
            driver.onConnection(heard::add);
            driver.watch(nodes.spec(), state -> {});
            line.cut();
            Awaitility.await("the cut").atMost(LIMIT).until(() -> heard.contains(Connection.SUSPENDED));
            Publisher<Spec> publisher = driver.publisher(nodes.spec());
            publisher.publish(spec);
            line.mend();

            assertThat(publisher.flush(LIMIT)).isTrue();
        }
    }

    @Test
    void tellsAStoreWithAnotherSecretWhy() {
        try (Store stranger = store("let me in")) {
            assertThatThrownBy(stranger::start)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("does not know this application's secret")
                    .hasMessageNotContaining("let me in");
        }
    }

    /** It is refused before it has asked anything, and is told so only once. */
    @Test
    void tellsASlowSessionWithAnotherSecretWhy() {
        ZooKeeperAddress address =
                new ZooKeeperAddress(server.connect(), "/volley", Duration.ofSeconds(4), Duration.ofSeconds(10));
        ApplicationSecret secret = new ApplicationSecret("let me in");
        Session stranger = new Session(address, secret, new HomeAcls("/volley"), true);
        try {
            assertThatThrownBy(() -> stranger.connect(
                            connection -> Awaitility.await("the refusal")
                                    .atMost(LIMIT)
                                    .until(stranger::isRefused),
                            Duration.ZERO))
                    .isInstanceOf(NotAdmittedException.class)
                    .hasMessageContaining("does not know this application's secret");
        } finally {
            stranger.close();
        }
    }

    @Test
    void keepsNoStoreWithAnotherSecretWaiting() {
        try (Store stranger = store("let me in")) {
            assertThat(CompletableFuture.runAsync(() -> stranger.start(StoreFixture.LONG)))
                    .failsWithin(StoreFixture.LIMIT)
                    .withThrowableThat()
                    .withMessageContaining("does not know this application's secret");
        }
    }

    @Test
    void givesAStrangerNothing() throws Exception {
        refuses(zk -> {});
    }

    @Test
    void givesAStrangerWithAnotherSecretNothing() throws Exception {
        refuses(zk -> zk.addAuthInfo("digest", "volley:let me in".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void givesAStrangerWithAnotherUserNothing() throws Exception {
        refuses(zk -> zk.addAuthInfo("digest", ("me:" + SECRET).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void answersNoUnusualQuestionOfAStranger() throws Exception {
        try (Visitor stranger = Visitor.open(server.connect())) {
            ZooKeeper zk = stranger.zk();
            refused(() -> zk.multi(List.of(Op.create("/mine", new byte[0], OPEN, CreateMode.PERSISTENT))));
            refused(() -> zk.addWatch("/", AddWatchMode.PERSISTENT_RECURSIVE));
            refused(() -> zk.getEphemerals());
            refused(() -> zk.getAllChildrenNumber("/"));
        }
    }

    private void refuses(Consumer<ZooKeeper> introduce) throws Exception {
        ZooKeeper zk = new ZooKeeper(server.connect(), 10_000, event -> {});
        try {
            introduce.accept(zk);
            byte[] none = new byte[0];
            refused(() -> zk.exists("/", false));
            refused(() -> zk.getChildren("/", false));
            refused(() -> zk.getChildren("/zookeeper", false));
            refused(() -> zk.getData("/", false, null));
            refused(() -> zk.getACL("/", null));
            refused(() -> zk.create("/mine", none, OPEN, CreateMode.PERSISTENT));
            refused(() -> zk.setData("/", none, -1));
            refused(() -> zk.delete("/volley", -1));
        } finally {
            zk.close();
        }
    }

    /** The server says no once, hangs up and ends the session; a question that is on its way then is lost. */
    private static void refused(ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOfAny(
                        KeeperException.AuthFailedException.class,
                        KeeperException.ConnectionLossException.class,
                        KeeperException.SessionExpiredException.class);
    }

    @Test
    void letsNoStrangerEndAnothersSession() throws Exception {
        try (Visitor owner = Visitor.open(server.connect(), "volley:" + SECRET);
                Visitor other = Visitor.open(server.connect(), "volley:" + SECRET)) {
            owner.zk().create("/here", new byte[0], OPEN, CreateMode.EPHEMERAL);
            CountDownLatch takenUp = new CountDownLatch(1);
            ZooKeeper stranger = new ZooKeeper(
                    server.connect(),
                    10_000,
                    event -> takenUp.countDown(),
                    owner.zk().getSessionId(),
                    owner.zk().getSessionPasswd());
            assertThat(takenUp.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            stranger.close();

            assertThat(other.zk().exists("/here", false)).isNotNull();
        }
    }

    /** ZooKeeper's own passwords are made like this one. */
    @Test
    void letsNoStrangerTakeUpAnothersSession() throws Exception {
        try (Visitor owner = Visitor.open(server.connect(), "volley:" + SECRET)) {
            assertThat(owner.zk().exists("/", false)).isNotNull();
            CountDownLatch disturbed = new CountDownLatch(1);
            owner.zk().register(event -> disturbed.countDown());
            long session = owner.zk().getSessionId();
            byte[] guessed = new byte[16];
            new Random(session ^ 0xB3415C00L).nextBytes(guessed);
            CountDownLatch refused = new CountDownLatch(1);
            ZooKeeper stranger = new ZooKeeper(
                    server.connect(),
                    10_000,
                    event -> {
                        if (event.getState() == KeeperState.Expired) {
                            refused.countDown();
                        }
                    },
                    session,
                    guessed);
            try {
                assertThat(refused.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
                assertThat(owner.zk().exists("/", false)).isNotNull();
                assertThat(disturbed.getCount()).isEqualTo(1);
            } finally {
                stranger.close();
            }
        }
    }

    @Test
    void cutsOffAStrangerWhoAnnouncesALongPacket() throws IOException {
        try (Flood flood = new Flood(port())) {
            flood.from("127.0.0.1", 1, 1_025);
            Awaitility.await("the end of its connection").atMost(LIMIT).until(() -> flood.open() == 0);
        }
    }

    @Test
    void holdsFewStrangers() throws IOException {
        try (Flood flood = new Flood(port())) {
            flood.from("127.0.0.1", QuietConnections.MOST_STRANGERS + 50, 100);
            Awaitility.await("the end of those that are too many")
                    .atMost(LIMIT)
                    .until(() -> flood.open() == QuietConnections.MOST_STRANGERS);
        }
    }

    @Test
    void letsItsOwnInThroughAFloodOfStrangers() throws Exception {
        AtomicBoolean goOn = new AtomicBoolean(true);
        CountDownLatch full = new CountDownLatch(1);
        Thread strangers = new Thread(() -> {
            while (goOn.get()) {
                try (Flood flood = new Flood(port())) {
                    for (int connection = 0; connection < 20 * 60; connection++) {
                        flood.from("127.0.0." + (2 + connection % 20), 1, 100);
                    }
                    full.countDown();
                } catch (IOException | RuntimeException failure) {
                    full.countDown();
                    throw new AssertionError(failure);
                }
            }
        });
        strangers.start();
        try (Store driver = store(SECRET)) {
            full.await();
            driver.start();
            driver.write(nodes.spec(), spec);

            assertThat(driver.read(nodes.spec())).contains(spec);
        } finally {
            goOn.set(false);
            strangers.join();
        }
    }

    @Test
    void listensOnOneAddressOnly() throws IOException {
        Path sockets = Path.of("/proc/self/net/tcp");
        assumeTrue(Files.isReadable(sockets), "the kernel lists its sockets");

        List<String> before = ListeningSockets.ofThisProcess();
        try (EmbeddedZooKeeper another =
                new EmbeddedZooKeeper(ListenAddress.on("127.0.0.1"), directory.resolve("another"), SECRET)) {
            another.start();
            List<String> after = new ArrayList<>(ListeningSockets.ofThisProcess());
            after.removeAll(before);

            assertThat(after).containsExactly(another.connect());
        }
    }

    @Test
    void listensOnTheNextPortIfOneIsTaken() {
        int taken = port();
        try (EmbeddedZooKeeper another = another(new ListenAddress("127.0.0.1", "127.0.0.1", taken, 16))) {
            another.start();

            assertThat(Integer.parseInt(another.connect().substring("127.0.0.1:".length())))
                    .isBetween(taken + 1, taken + 16);
        }
    }

    @Test
    void saysWhichPortsAreTaken() {
        EmbeddedZooKeeper another = another(new ListenAddress("127.0.0.1", "127.0.0.1", port(), 0));

        assertThatThrownBy(another::start)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("on 127.0.0.1, port " + port() + " (")
                .hasMessageContaining("spark.volley.zookeeper.port");
    }

    @Test
    void tellsOthersTheNameThatTheyKnow() {
        try (EmbeddedZooKeeper behindNat = another(new ListenAddress("127.0.0.1", "gateway.example.com", 0, 0))) {
            behindNat.start();
            String port = behindNat.connectFromHere().substring("127.0.0.1:".length());

            assertThat(behindNat.connect()).isEqualTo("gateway.example.com:" + port);
        }
    }

    @Test
    void isReachedFromHereOnWhateverItListens() {
        try (EmbeddedZooKeeper everywhere = another(new ListenAddress("0.0.0.0", "gateway.example.com", 0, 0))) {
            everywhere.start();
            try (Store driver = store(everywhere.connectFromHere(), SECRET)) {
                driver.start();

                assertThat(driver.read(nodes.spec())).isEmpty();
            }
        }
    }

    private EmbeddedZooKeeper another(ListenAddress address) {
        return new EmbeddedZooKeeper(address, directory.resolve("another"), SECRET);
    }

    @Test
    void hasNoPagesForAdministrators() {
        assertThatThrownBy(() -> Class.forName("org.eclipse.jetty.server.Server"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("qtp") || name.contains("AdminServer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"srvr", "ruok", "stat", "envi", "conf", "dump", "isro"})
    void doesNotListenToFourLetterWords(String word) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    @Test
    void writesNothingToDisk() throws IOException {
        try (Store driver = store(SECRET)) {
            driver.start();
            driver.write(nodes.spec(), spec);
        }

        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void registersNoBeans() throws Exception {
        assertThat(ManagementFactory.getPlatformMBeanServer()
                        .queryNames(new ObjectName("org.apache.ZooKeeperService:*"), null))
                .isEmpty();
    }

    @Test
    void leavesNothingBehind() {
        server.close();
        server.close();

        assertThat(directory.resolve("zookeeper")).doesNotExist();
        Awaitility.await("the end of its threads")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.matches(THREADS)));
    }

    /** A program may end without an end to its SparkContext. */
    @Test
    void holdsUpNoProgramWhoseMainMethodHasReturned() {
        try (Store driver = store(SECRET)) {
            driver.start();
            driver.write(nodes.spec(), spec);

            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().matches(THREADS))
                    .hasSizeGreaterThan(4)
                    .allMatch(Thread::isDaemon);
        }
    }

    @Test
    void saysWhyItCannotListen() {
        EmbeddedZooKeeper elsewhere =
                new EmbeddedZooKeeper(ListenAddress.on("192.0.2.1"), directory.resolve("other"), SECRET);

        assertThatThrownBy(elsewhere::start)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("192.0.2.1")
                .hasMessageContaining("spark.volley.zookeeper.connect");
        assertThat(directory.resolve("other")).doesNotExist();
    }

    private int port() {
        return Integer.parseInt(server.connect().substring("127.0.0.1:".length()));
    }

    private Store store(String secret) {
        return store(server.connect(), secret);
    }

    private static Store store(String connect, String secret) {
        return new CuratorStore(
                new ZooKeeperAddress(connect, "/volley", Duration.ofSeconds(4), Duration.ofSeconds(10)), secret);
    }
}
