package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooDefs.Perms;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.data.Id;
import org.apache.zookeeper.data.Stat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What others can do to an application in a ZooKeeper that they share with it: nothing. */
final class StrangersTest extends OpenToStrangers {
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
    void areNamedWithoutTheirSecrets() throws Exception {
        try (Visitor stranger = Visitor.open(connect(), "mallory:let me in");
                Store driver = started()) {
            ACL own = new ACL(31, new ApplicationSecret(SECRET).id());
            plantHome(stranger, ImmutableList.of(Ids.CREATOR_ALL_ACL.get(0), own));

            assertThatThrownBy(() -> driver.write(nodes.desired(), DESIRED))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("admits digest:mallory, digest:volley, so")
                    .hasMessageNotContaining(own.getId().getId());
        }
    }

    @Test
    void haveNoHomeWhereTheRootIsNotTheirs() throws Exception {
        Id own = new ApplicationSecret(SECRET).id();
        String acl = "digest:%s:cdr,world:anyone:r".formatted(own.getId());
        ZooKeeperAddress closed =
                new ZooKeeperAddress(connect(), "/closed/volley", acl, Duration.ofSeconds(4), Duration.ofSeconds(10));
        Node<Desired> theirs = new ApplicationNodes("/closed/volley", "application_1_0002").desired();
        ApplicationNodes ours = new ApplicationNodes("/closed/volley", "application_1_0001");
        try (Store driver = new CuratorStore(closed, SECRET);
                Store stranger = new CuratorStore(closed, "let me in");
                Visitor visitor = Visitor.open(connect())) {
            driver.start();
            stranger.start();
            driver.write(ours.desired(), DESIRED);

            assertThat(visitor.zk().getACL("/closed/volley", null))
                    .extracting(ACL::getPerms)
                    .containsExactly(Perms.CREATE | Perms.DELETE | Perms.READ, Perms.READ);
            assertThatThrownBy(() -> stranger.write(theirs, DESIRED))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("spark.volley.zookeeper.acl");
            driver.deleteTree(ours.home());
            assertThat(visitor.zk().getChildren("/closed/volley/apps", false)).isEmpty();
        }
    }

    @Test
    void doNotComeInByAnAclThatIsNone() throws Exception {
        ZooKeeperAddress wrong = new ZooKeeperAddress(
                connect(), "/wrong", "nobody:knows:cdr", Duration.ofSeconds(4), Duration.ofSeconds(10));
        try (Store driver = new CuratorStore(wrong, SECRET)) {
            driver.start();

            assertThatThrownBy(() -> driver.write(new ApplicationNodes("/wrong", "a").desired(), DESIRED))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("does not take the ACL \"nobody:knows:cdr\"");
        }
    }

    private List<String> everything(Store driver, Store master) throws InterruptedException {
        driver.write(nodes.spec(), new Spec("job", "me", "3.5.6", Instant.EPOCH));
        driver.write(nodes.desired(), DESIRED);
        driver.announce(nodes.driver(), new DriverPresence("host", 1));
        FencingToken token = master.takeToken(nodes.epoch(), 1);
        master.append(nodes.exits(), EXITS, token);
        master.announce(nodes.am(), new AmPresence(1, "host", new ContainerId("container_1")));
        Publisher<Observed> publisher = master.publisher(nodes.observed(), token, () -> {});
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
}
