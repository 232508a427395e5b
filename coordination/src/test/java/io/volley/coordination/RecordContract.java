package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.core.record.Desired;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What every store does with single records and with all of an application's. */
abstract class RecordContract extends StoreFixture {
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
        Spec large = new Spec(LargeRecords.noise(2_000_000), "", "", Instant.EPOCH);

        assertThatThrownBy(() -> store.write(nodes.spec(), large))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Spec is")
                .hasMessageContaining("at most 1,000,000");
        assertThatThrownBy(() -> store.publisher(nodes.spec()).publish(large))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("at most 1,000,000");
    }

    @Test
    void deletesInTheBackgroundOnceTheStoreIsBack() {
        Store store = open();
        Store other = open();
        store.write(nodes.desired(), desired(1));
        store.write(nodes.observed(), observed(1, 1));

        stores().suspend(store);
        store.deleteEventually(nodes.desired());
        store.deleteEventually(nodes.observed());
        assertThat(other.read(nodes.desired())).isPresent();
        stores().resume(store);

        await("the deletion").until(() -> other.read(nodes.desired()).isEmpty());
        await("the other one").until(() -> other.read(nodes.observed()).isEmpty());
    }

    @Test
    void takesAllThatALargeApplicationWants() {
        Store driver = open();
        Store master = open();
        Desired large = LargeRecords.desired(2, 1_000, 10_000, 5_000);

        driver.write(nodes.desired(), large);

        assertThat(master.read(nodes.desired())).contains(large.withMostHints(RecordJson.MOST_HINTS));
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
        store.append(nodes.exits(), batch("a"), store.takeToken(nodes.epoch(), 1));
        store.write(nodes.desired(), desired(1));

        store.deleteTree(nodes.home());
        store.deleteTree(nodes.home());

        assertThat(store.read(nodes.desired())).isEmpty();
        assertThat(store.read(nodes.epoch())).isEmpty();
    }

    @Test
    void tellsHowItIsReached() {
        Store store = open();
        List<Connection> told = new CopyOnWriteArrayList<>();
        Registration registration = store.onConnection(told::add);

        stores().suspend(store);
        await("suspended").until(() -> told.contains(Connection.SUSPENDED));
        stores().resume(store);
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
        assertThatCode(() -> stores().create(SECRET).close()).doesNotThrowAnyException();
    }

    @Test
    void letsNoStrangerNearAnApplication() {
        Store owner = open();
        owner.write(nodes.desired(), desired(1));
        FencingToken token = owner.takeToken(nodes.epoch(), 1);
        Store stranger = open("let me in");

        assertThatThrownBy(() -> stranger.read(nodes.desired()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(nodes.desired().path())
                .hasMessageContaining("does not admit this application");
        assertThatThrownBy(() -> stranger.write(nodes.desired(), desired(2))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> stranger.write(nodes.spec(), new Spec("", "", "", Instant.EPOCH)))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> stranger.delete(nodes.desired())).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> stranger.deleteTree(nodes.home())).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> stranger.takeToken(nodes.epoch(), 2)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> stranger.append(nodes.exits(), batch("a"), token))
                .isInstanceOf(StoreException.class);

        assertThat(owner.read(nodes.desired())).contains(desired(1));
        assertThat(owner.holds(token)).isTrue();
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
}
