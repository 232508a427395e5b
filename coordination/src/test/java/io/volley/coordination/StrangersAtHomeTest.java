package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.volley.core.record.Desired;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.data.ACL;
import org.junit.jupiter.api.Test;

/** What others can make in the place of an application's nodes: nothing that it uses. */
final class StrangersAtHomeTest extends OpenToStrangers {
    @Test
    void makeNoHomeForAnother() throws Exception {
        try (Visitor stranger = Visitor.open(connect());
                Store driver = started()) {
            plantHome(stranger, Ids.OPEN_ACL_UNSAFE);

            refusesToUse(() -> driver.write(nodes.spec(), new Spec("job", "me", "3.5.6", Instant.EPOCH)));
            refusesToUse(() -> driver.write(nodes.desired(), DESIRED));
            refusesToUse(() -> driver.takeToken(nodes.epoch(), 1));
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
                    .hasMessageContaining("it belongs to someone else");
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
            FencingToken token = new FencingToken(nodes.epoch(), 1, 0);
            String said = "is not this application's own: its ACL admits world:anyone";

            assertThatThrownBy(() -> driver.read(nodes.observed())).hasMessageContaining(said);
            assertThatThrownBy(() -> driver.read(nodes.epoch())).hasMessageContaining(said);
            assertThatThrownBy(() -> driver.write(nodes.desired(), DESIRED)).hasMessageContaining(said);
            assertThatThrownBy(() -> driver.takeToken(nodes.epoch(), 1)).hasMessageContaining(said);
            assertThatThrownBy(() -> driver.holds(token)).hasMessageContaining(said);
            assertThatThrownBy(() -> driver.append(nodes.exits(), EXITS, token)).hasMessageContaining(said);
            for (String path : paths()) {
                assertThat(stranger.zk().exists(path, false).getVersion())
                        .as(path)
                        .isZero();
            }
        }
    }

    @Test
    void keepNobodyWaitingForATokenThatIsTheirs() {
        try (Visitor stranger = Visitor.open(connect());
                Store master = started()) {
            plantHome(stranger, Ids.OPEN_ACL_UNSAFE);
            stranger.plant(nodes.epoch().path(), RecordJson.write(new Epoch(0)), Ids.OPEN_ACL_UNSAFE);

            assertThat(CompletableFuture.supplyAsync(() -> master.takeToken(nodes.epoch(), 2, StoreFixture.LONG)))
                    .failsWithin(StoreFixture.LIMIT)
                    .withThrowableThat()
                    .withMessageContaining("is not this application's own");
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
                        .untilAsserted(() -> assertThat(logged.with("Access to " + path + " failed; retrying"))
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
}
