package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.Optional;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.data.ACL;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A ZooKeeper that an application shares with others, and what they can plant there. */
abstract class OpenToStrangers {
    static final String SECRET = "open sesame";
    static final byte[] NONE = new byte[0];
    static final Desired DESIRED = Desired.nothing().withExcludedNodes(ImmutableSet.of("host1"));
    static final Observed OBSERVED =
            new Observed(1, 1, 1, ImmutableSortedMap.of(), 0, Headroom.NONE, ImmutableList.of(), Optional.empty());
    static final ExitBatch EXITS =
            new ExitBatch(ImmutableList.of(new Exit(new ContainerId("container_1"), "host", 1, "on purpose", true)));

    final ApplicationNodes nodes = new ApplicationNodes("/volley", "application_1_0001");
    final OpenZooKeeper server = new OpenZooKeeper();

    @BeforeEach
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        server.start(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Every kind of node that an application has, in the order in which they can be created. */
    List<String> paths() {
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

    void plantHome(Visitor visitor, List<ACL> acl) {
        visitor.plant("/volley", NONE, Ids.OPEN_ACL_UNSAFE);
        visitor.plant("/volley/apps", NONE, Ids.OPEN_ACL_UNSAFE);
        visitor.plant(nodes.home(), NONE, acl);
    }

    static void refused(ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOfAny(KeeperException.NoAuthException.class, KeeperException.NotEmptyException.class);
    }

    void refusesToUse(ThrowingCallable use) {
        assertThatThrownBy(use)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(nodes.home())
                .hasMessageContaining("is not this application's own: its ACL admits ")
                .hasMessageContaining("world:anyone")
                .hasMessageContaining("delete it, and submit again");
    }

    static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10));
    }

    String connect() {
        return "127.0.0.1:" + server.port();
    }

    Store started() {
        Store store = new CuratorStore(
                new ZooKeeperAddress(connect(), "/volley", Duration.ofSeconds(4), Duration.ofSeconds(10)), SECRET);
        store.start();
        return store;
    }
}
