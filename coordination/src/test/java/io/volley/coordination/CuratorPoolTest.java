package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.data.Stat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool in a real ZooKeeper, each member over a line of its own that can be cut. */
final class CuratorPoolTest extends PoolContract {
    private static final byte[] NONE = new byte[0];

    private final List<Visitor> strangers = new ArrayList<>();
    private @Nullable CuratorStores stores;

    @BeforeEach
    void startServer(@TempDir Path directory) throws IOException, InterruptedException {
        stores = new CuratorStores(directory);
    }

    @AfterEach
    void stopServer() throws IOException {
        strangers.forEach(Visitor::close);
        stores().close();
    }

    @Override
    protected CuratorStores stores() {
        return Objects.requireNonNull(stores);
    }

    @Override
    protected void plant(String path, byte[] bytes) {
        Visitor visitor = stranger();
        strangers.add(visitor);
        visitor.announce(path, bytes);
    }

    @Override
    protected void plantForEver(String path, byte[] bytes) {
        try (Visitor visitor = stranger()) {
            visitor.plant(path, bytes, Ids.OPEN_ACL_UNSAFE);
        }
    }

    @Test
    void isChangedByNobodyElse() throws Exception {
        Heard first = join("app-1", needing(10));
        await("itself").until(() -> first.last().size() == 1);
        String path = path("app-1");

        try (Visitor stranger = stranger()) {
            Stat before = new Stat();
            assertThat(stranger.zk().getData(path, false, before)).isEqualTo(RecordJson.write(needing(10)));

            assertThat(before.getEphemeralOwner()).isNotZero();
            assertThatThrownBy(() -> stranger.zk().setData(path, NONE, -1))
                    .isInstanceOf(KeeperException.NoAuthException.class);
            assertThatThrownBy(() -> stranger.zk().setACL(path, Ids.OPEN_ACL_UNSAFE, -1))
                    .isInstanceOf(KeeperException.NoAuthException.class);
            assertThatThrownBy(() -> stranger.zk().delete(path, -1))
                    .isInstanceOf(KeeperException.NoAuthException.class);
            assertThatThrownBy(() -> stranger.zk().setACL(NODES.members().path(), Ids.OPEN_ACL_UNSAFE, -1))
                    .isInstanceOf(KeeperException.NoAuthException.class);
            assertThatThrownBy(() -> stranger.zk().delete(NODES.members().path(), -1))
                    .isInstanceOf(KeeperException.NotEmptyException.class);
            assertThat(stranger.zk().exists(path, false)).isEqualTo(before);
        }
    }

    @Test
    void showsNobodyTheDigestOfItsSecret() throws Exception {
        Heard first = join("app-1", needing(10));
        await("itself").until(() -> first.last().size() == 1);
        ACL own = new ACL(31, new ApplicationSecret("the secret of app-1").id());

        try (Visitor owner = Visitor.open(connect(), "volley:the secret of app-1");
                Visitor stranger = stranger()) {
            assertThat(owner.zk().getACL(path("app-1"), null)).contains(own);
            assertThat(stranger.zk().getACL(path("app-1"), null).toString())
                    .doesNotContain(own.getId().getId());
        }
    }

    @Test
    void passesOverAMemberThatNobodyMayRead() {
        Heard first = join("app-1", needing(10));
        await("itself").until(() -> first.last().size() == 1);

        try (LoggedLines logged = LoggedLines.open();
                Visitor stranger = Visitor.open(connect(), "mallory:let me in")) {
            stranger.plant(path("app-0"), RecordJson.write(needing(1)), Ids.CREATOR_ALL_ACL);
            Heard second = join("app-2", needing(20));

            await("the first to hear").until(() -> first.last().keySet().equals(Set.of("app-1", "app-2")));
            await("the second to hear").until(() -> second.last().size() == 2);
            await("the complaints")
                    .until(() -> logged.with("Ignoring a pool member: Cannot watch " + path("app-0"))
                                    .size()
                            == 2);
        }
    }

    @Test
    void neverWritesToANodeThatStandsWhereItsOwnShould() throws Exception {
        join("app-1", needing(10));
        Heard third;
        try (Visitor stranger = stranger()) {
            await("the pool").until(() -> stranger.zk().exists(NODES.members().path(), false) != null);
            stranger.announce(path("app-2"), NONE);
            Heard second = join("app-2", needing(20));
            second.pool().show(needing(30));
            third = join("app-3", needing(40));
            await("the third")
                    .until(() ->
                            second.last().containsKey("app-3") && third.last().containsKey("app-1"));

            assertThat(stranger.zk().exists(path("app-2"), false).getVersion()).isZero();
        }

        await("its own at last").until(() -> needing(30).equals(third.last().get("app-2")));
    }

    @Test
    void saysThatAPoolCannotBeRead() {
        join("app-1", needing(10)).pool().close();
        try (Visitor stranger = Visitor.open(connect(), "mallory:let me in")) {
            String closed = new PoolNodes("/volley", "closed").members().path();
            stranger.plant(closed, NONE, Ids.CREATOR_ALL_ACL);
            Pool pool = new Pool(stores().create("secret"), new PoolNodes("/volley", "closed"), "app-1");

            assertThatThrownBy(() -> pool.join(needing(1), Duration.ofSeconds(1), members -> {}))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(closed + " could not be read within PT1S")
                    .hasMessageContaining("name another pool");
        }
    }

    private Visitor stranger() {
        return Visitor.open(connect(), "volley:let me in");
    }

    private String connect() {
        return stores().connect();
    }
}
