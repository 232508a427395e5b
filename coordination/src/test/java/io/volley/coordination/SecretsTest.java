package io.volley.coordination;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.zookeeper.ZKUtil;
import org.apache.zookeeper.ZooDefs.Ids;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The secret shows nowhere. In a JVM of its own, whose loggers keep nothing to themselves. */
@Tag("own-jvm")
final class SecretsTest {
    private static final String SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final String WRONG = "f0e1d2c3b4a5968778695a4b3c2d1e0f";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Desired DESIRED = Desired.nothing().withExcludedNodes(ImmutableSet.of("host1"));

    private final ApplicationNodes nodes = new ApplicationNodes("/volley", "application_1_0001");

    static Stream<Object> holders(Path directory) throws IOException {
        ZooKeeperAddress address = address("127.0.0.1:1");
        ApplicationSecret secret = new ApplicationSecret(SECRET);
        HomeAcls acls = new HomeAcls("/volley");
        Session session = new Session(address, secret, acls, false);
        Ownership ownership = new Ownership(acls, secret.id());
        ZooKeeperTree tree = new ZooKeeperTree(session, acls, ownership, true);
        return Stream.of(
                address,
                secret,
                acls,
                acls.getAclForPath("/volley/apps/a"),
                session,
                ownership,
                tree,
                new NodeReader(ownership),
                new Refusal(address),
                new CuratorStore(address, SECRET),
                new EmbeddedZooKeeper(ListenAddress.on("127.0.0.1"), directory, SECRET),
                new GuardedServer(new NoLog(directory), secret.id(), new byte[] {1}));
    }

    @Test
    void showInNoText(@TempDir Path directory) throws IOException {
        assertThat(holders(directory)).allSatisfy(holder -> hides(String.valueOf(holder), SECRET));
    }

    @Test
    void showInNoLogOfAWholeLife(@TempDir Path directory) throws Exception {
        try (LoggedLines logged = LoggedLines.open()) {
            LoggerFactory.getLogger(SecretsTest.class).trace("every word is heard");

            life(directory);

            assertThat(logged.all()).contains("every word is heard").contains("org.apache.zookeeper.ClientCnxn");
            hides(logged.all(), SECRET);
            hides(logged.all(), WRONG);
        }
    }

    /** From the start over every kind of write, two kinds of refusal and a cut, to the end. */
    private void life(Path directory) throws Exception {
        EmbeddedZooKeeper server =
                new EmbeddedZooKeeper(ListenAddress.on("127.0.0.1"), directory.resolve("zookeeper"), SECRET);
        server.start();
        try (Line line = new Line(Integer.parseInt(server.connect().split(":", -1)[1]));
                Store driver = CuratorStore.atEmbedded(address(line.connect()), SECRET);
                Store stranger = new CuratorStore(address(server.connect()), WRONG)) {
            driver.start();
            assertThatThrownBy(stranger::start).isInstanceOf(StoreException.class);
            everything(driver);

            line.cut();
            Publisher<Desired> publisher = driver.publisher(nodes.desired());
            publisher.publish(DESIRED.withExcludedNodes(ImmutableSet.of()));
            line.mend();
            assertThat(publisher.flush(LIMIT)).isTrue();

            try (Visitor friend = Visitor.open(server.connect(), "volley:" + SECRET)) {
                friend.plant("/volley/apps/squatted", new byte[0], Ids.OPEN_ACL_UNSAFE);
                assertThatThrownBy(() ->
                                driver.write(new Node<>("/volley/apps/squatted/epoch", Epoch.class), new Epoch(1)))
                        .isInstanceOf(StoreException.class);
                noNodeShows(friend);
            }
            driver.deleteTree(nodes.home());
        } finally {
            server.close();
        }
    }

    private void everything(Store store) {
        store.write(nodes.spec(), new Spec("job", "me", "3.5.6", Instant.EPOCH));
        store.write(nodes.desired(), DESIRED);
        store.watch(nodes.desired(), desired -> {});
        store.announce(nodes.driver(), new DriverPresence("host", 1));
        FencingToken token = store.takeToken(nodes.epoch(), 1);
        store.append(
                nodes.exits(),
                new ExitBatch(ImmutableList.of(new Exit(new ContainerId("container_1"), "host", 1, "", true))),
                token);
        Awaitility.await("the presence")
                .atMost(LIMIT)
                .until(() -> store.read(nodes.driver()).isPresent());
    }

    private void noNodeShows(Visitor friend) throws Exception {
        List<String> paths = ZKUtil.listSubTreeBFS(friend.zk(), "/");
        assertThat(paths)
                .contains(
                        nodes.desired().path(),
                        nodes.driver().path(),
                        nodes.epoch().path());
        for (String path : paths) {
            byte[] data =
                    Optional.ofNullable(friend.zk().getData(path, false, null)).orElse(new byte[0]);
            hides(path, SECRET);
            hides(new String(data, ISO_8859_1), SECRET);
        }
    }

    /** Neither the secret itself nor any form in which bytes are usually shown. */
    private static void hides(String text, String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        String numbers = Arrays.toString(bytes);
        List<String> forms = new ArrayList<>(List.of(
                secret,
                HexFormat.of().formatHex(bytes),
                HexFormat.ofDelimiter(" ").formatHex(bytes),
                HexFormat.ofDelimiter(",").formatHex(bytes),
                numbers.substring(1, numbers.length() - 1)));
        for (String before : List.of("", "volley:")) {
            forms.add(Base64.getEncoder().withoutPadding().encodeToString((before + secret).getBytes(UTF_8)));
        }
        assertThat(text).doesNotContain(forms);
    }

    private static ZooKeeperAddress address(String connect) {
        return new ZooKeeperAddress(connect, "/volley", Duration.ofSeconds(4), Duration.ofSeconds(10));
    }
}
