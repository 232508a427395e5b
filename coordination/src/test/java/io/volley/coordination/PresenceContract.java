package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How every store shows who is there. */
abstract class PresenceContract extends StoreFixture {
    @Test
    void announcesUntilClosed() {
        Store store = open();
        Store other = open();
        Registration presence = store.announce(nodes.driver(), driver("a"));
        await("the presence").until(() -> other.read(nodes.driver()).equals(Optional.of(driver("a"))));

        presence.close();
        presence.close();

        await("its end").until(() -> other.read(nodes.driver()).isEmpty());
    }

    @Test
    void losesItsPresencesWhenItIsClosed() {
        Store store = open();
        Store other = open();
        store.announce(nodes.driver(), driver("a"));
        await("the presence").until(() -> other.read(nodes.driver()).isPresent());

        store.close();
        store.close();

        assertThat(other.read(nodes.driver())).isEmpty();
    }

    @Test
    void announcesAgainAfterALostSession() {
        Store store = open();
        Store other = open();
        store.announce(nodes.driver(), driver("a"));
        await("the presence").until(() -> other.read(nodes.driver()).isPresent());

        stores().loseSession(store);
        await("its end").until(() -> other.read(nodes.driver()).isEmpty());
        stores().resume(store);

        await("its return").until(() -> other.read(nodes.driver()).isPresent());
    }

    @Test
    void announcesAgainWhenItsNodeIsDeleted() {
        Store store = open();
        Store other = open();
        store.announce(nodes.driver(), driver("a"));
        await("the presence").until(() -> other.read(nodes.driver()).isPresent());

        other.delete(nodes.driver());

        await("its return").until(() -> other.read(nodes.driver()).isPresent());
    }

    @Test
    void announcesOnceTheNodeOfAnOlderSessionHasVanished() {
        Store old = open();
        Store next = open();
        old.announce(nodes.driver(), driver("old"));
        await("the old one").until(() -> next.read(nodes.driver()).equals(Optional.of(driver("old"))));

        next.announce(nodes.driver(), driver("next"));
        old.close();

        await("the next one").until(() -> next.read(nodes.driver()).equals(Optional.of(driver("next"))));
    }
}
