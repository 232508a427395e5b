package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.core.record.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that live a moment longer than their application, as those of one that YARN has killed. */
class FoundedHomeTest {
    private final ApplicationNodes nodes = new ApplicationNodes("/volley", "application_1_0001").ofRun(1);
    private @Nullable CuratorStores stores;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException, InterruptedException {
        stores = new CuratorStores(directory);
    }

    @AfterEach
    void close() throws IOException {
        stores().close();
    }

    @Test
    void putNothingIntoAHomeThatIsDeleted() throws InterruptedException {
        try (Store submitter = started(new CuratorStore(address(), StoreFixture.SECRET));
                Store driver = started(CuratorStore.inFoundedHome(address(), StoreFixture.SECRET))) {
            submitter.write(nodes.ending(), new Ending(false, "founds the home"));
            submitter.delete(nodes.ending());
            driver.announce(nodes.driver(), new DriverPresence("host", 1));
            driver.write(nodes.desired(), StoreFixture.desired(1));
            Awaitility.await("the driver")
                    .atMost(StoreFixture.LIMIT)
                    .until(() -> submitter.read(nodes.driver()).isPresent());

            submitter.deleteTree(nodes.home());

            assertThatThrownBy(() -> driver.write(nodes.desired(), StoreFixture.desired(2)))
                    .isInstanceOf(FencedException.class)
                    .hasMessage(
                            "/volley/apps/application_1_0001 is being deleted, or gone: the application is over; this"
                                    + " process must stop writing and exit");
            try (Publisher<Ending> publisher = driver.publisher(nodes.ending())) {
                publisher.publish(new Ending(true, ""));
                assertThat(publisher.flush(Duration.ofMinutes(1))).isFalse();
            }
            assertThat(submitter.read(new Node<>(nodes.home(), Ending.class))).isEmpty();
        }
    }

    @Test
    void putNothingIntoAHomeThatNobodyHasFounded() {
        try (Store driver = started(CuratorStore.inFoundedHome(address(), StoreFixture.SECRET))) {
            assertThatThrownBy(() -> driver.write(nodes.desired(), StoreFixture.desired(1)))
                    .isInstanceOf(FencedException.class);
            assertThatThrownBy(() -> driver.takeToken(nodes.epoch(), 1)).isInstanceOf(FencedException.class);
        }
    }

    private static Store started(Store store) {
        store.start();
        return store;
    }

    private ZooKeeperAddress address() {
        return CuratorStores.address(stores().connect(), CuratorStores.CONNECT);
    }

    private CuratorStores stores() {
        return Objects.requireNonNull(stores);
    }
}
