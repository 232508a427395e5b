package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.volley.core.record.Desired;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.minikdc.MiniKdc;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooDefs.Perms;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.data.Id;
import org.apache.zookeeper.server.auth.SASLAuthenticationProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ZooKeeper with Kerberos. In a JVM of its own, because Kerberos is a matter of the whole JVM. */
@Tag("own-jvm")
final class SaslTest {
    private static final String SECRET = "open sesame";
    private static final String PROVIDER = "zookeeper.authProvider.1";
    private static final String TICKETS = "zookeeper.sasl.client";
    private static final String INSISTS = "zookeeper.sessionRequireClientSASLAuth";
    private static final String ENFORCES = "zookeeper.enforce.auth.enabled";
    private static final String SCHEMES = "zookeeper.enforce.auth.schemes";
    private static final ACL DIGEST = new ACL(Perms.ALL, new ApplicationSecret(SECRET).id());
    private static final ACL DRIVER = new ACL(Perms.ALL, new Id("sasl", "driver@EXAMPLE.COM"));
    private static final Desired DESIRED = Desired.nothing().withExcludedNodes(ImmutableSet.of("host1"));

    private static @TempDir Path directory;
    private static MiniKdc kdc;

    private final ApplicationNodes nodes = new ApplicationNodes("/volley", "application_1_0001");
    private final OpenZooKeeper server = new OpenZooKeeper();

    @BeforeAll
    static void startKerberos() throws Exception {
        kdc = new MiniKdc(MiniKdc.createConf(), directory.resolve("kdc").toFile());
        kdc.start();
        kdc.createPrincipal(keytab().toFile(), "zookeeper/localhost", "driver");
        Keytabs.install(keytab(), kdc.getRealm());
        System.setProperty(PROVIDER, SASLAuthenticationProvider.class.getName());
        System.setProperty("zookeeper.server.principal", "zookeeper/localhost@" + kdc.getRealm());
    }

    @AfterAll
    static void stopKerberos() {
        System.clearProperty(PROVIDER);
        System.clearProperty("zookeeper.server.principal");
        Keytabs.remove();
        kdc.stop();
    }

    @AfterEach
    void stopServer() {
        server.close();
        List.of(TICKETS, INSISTS, ENFORCES, SCHEMES).forEach(System::clearProperty);
    }

    @Test
    void worksWithAServerThatInsistsOnATicket(@TempDir Path data) throws Exception {
        System.setProperty(INSISTS, "true");
        server.start(data);

        try (Store driver = started()) {
            driver.write(nodes.desired(), DESIRED);
            FencingToken token = driver.takeToken(nodes.epoch(), 1);

            assertThat(driver.read(nodes.desired())).contains(DESIRED);
            assertThat(driver.holds(token)).isTrue();
        }
    }

    @Test
    void givesNothingWithoutATicketWhereOneIsInsistedOn(@TempDir Path data) throws Exception {
        System.setProperty(INSISTS, "true");
        server.start(data);
        System.setProperty(TICKETS, "false");

        try (Visitor stranger = Visitor.open(connect())) {
            assertThatThrownBy(() -> stranger.zk().getChildren("/", false))
                    .isInstanceOfAny(
                            KeeperException.SessionClosedRequireAuthException.class,
                            KeeperException.ConnectionLossException.class);
        }
        try (Store master = store()) {
            assertThatThrownBy(master::start)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("or insists on SASL");
        }
    }

    @Test
    void letsBothTheTicketAndTheSecretIn(@TempDir Path data) throws Exception {
        System.setProperty(ENFORCES, "true");
        System.setProperty(SCHEMES, "sasl,digest");
        server.start(data);

        try (Store driver = started();
                Visitor owner = Visitor.open(connect(), "volley:" + SECRET)) {
            driver.write(nodes.desired(), DESIRED);
            for (String path : List.of(nodes.home(), nodes.desired().path())) {
                assertThat(owner.zk().getACL(path, null)).containsExactlyInAnyOrder(DIGEST, DRIVER);
            }

            System.setProperty(TICKETS, "false");
            try (Store master = started()) {
                assertThat(master.read(nodes.desired())).contains(DESIRED);
                FencingToken token = master.takeToken(nodes.epoch(), 1);
                assertThat(master.holds(token)).isTrue();
                assertThat(driver.read(nodes.epoch())).contains(new Epoch(1));
                assertThat(owner.zk().getACL(nodes.epoch().path(), null)).containsExactly(DIGEST);
            }
        }
    }

    @Test
    void givesNothingWithoutEither(@TempDir Path data) throws Exception {
        System.setProperty(ENFORCES, "true");
        System.setProperty(SCHEMES, "sasl,digest");
        server.start(data);
        try (Store driver = started()) {
            driver.write(nodes.desired(), DESIRED);
            System.setProperty(TICKETS, "false");

            try (Visitor nobody = Visitor.open(connect())) {
                assertThatThrownBy(() -> nobody.zk().getData(nodes.desired().path(), false, null))
                        .isInstanceOfAny(
                                KeeperException.SessionClosedRequireAuthException.class,
                                KeeperException.ConnectionLossException.class);
            }
            try (Visitor other = Visitor.open(connect(), "volley:let me in")) {
                assertThatThrownBy(() -> other.zk().getData(nodes.desired().path(), false, null))
                        .isInstanceOf(KeeperException.NoAuthException.class);
            }
        }
    }

    @Test
    void isOfNoMatterToTheDriversOwnServer(@TempDir Path data) {
        Keytabs.installClient(keytab(), kdc.getRealm());
        try (EmbeddedZooKeeper own =
                new EmbeddedZooKeeper(ListenAddress.on("127.0.0.1"), data.resolve("zookeeper"), SECRET)) {
            own.start();
            try (Store driver = CuratorStore.atEmbedded(address(own.connect()), SECRET)) {
                driver.start();
                driver.write(nodes.desired(), DESIRED);

                assertThat(driver.read(nodes.desired())).contains(DESIRED);
            }
        } finally {
            Keytabs.install(keytab(), kdc.getRealm());
        }
    }

    @Test
    void isNotDeceivedByThePrincipalsName(@TempDir Path data) throws Exception {
        server.start(data);
        try (Store driver = started()) {
            System.setProperty(TICKETS, "false");
            try (Visitor stranger = Visitor.open(connect())) {
                stranger.plant("/volley", new byte[0], Ids.OPEN_ACL_UNSAFE);
                stranger.plant("/volley/apps", new byte[0], Ids.OPEN_ACL_UNSAFE);
                stranger.zk().create(nodes.home(), new byte[0], ImmutableList.of(DRIVER), CreateMode.PERSISTENT);
            }

            assertThatThrownBy(() -> driver.write(nodes.desired(), DESIRED))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("its ACL admits sasl:driver@EXAMPLE.COM, so someone else created");
        }
    }

    private static Path keytab() {
        return directory.resolve("keytab");
    }

    private String connect() {
        return "127.0.0.1:" + server.port();
    }

    private Store started() {
        Store store = store();
        store.start();
        return store;
    }

    private Store store() {
        return new CuratorStore(address(connect()), SECRET);
    }

    private static ZooKeeperAddress address(String connect) {
        return new ZooKeeperAddress(connect, "/volley", Duration.ofSeconds(4), Duration.ofSeconds(10));
    }
}
