package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.core.record.Observed;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How every store fences those who write. */
abstract class FencingTokenContract extends StoreFixture {
    @Test
    void isFencedAtOnceHoweverPatientItIs() {
        Store store = open();
        var unused = store.takeToken(nodes.epoch(), 3);

        assertThatThrownBy(() -> store.takeToken(nodes.epoch(), 3, Duration.ofHours(1)))
                .isInstanceOf(FencedException.class);
        assertThatThrownBy(() -> store.takeToken(nodes.epoch(), 2, Duration.ofHours(1)))
                .isInstanceOf(FencedException.class);
    }

    @Test
    void givesThePenToALaterAttemptOnly() {
        Store store = open();
        FencingToken first = store.takeToken(nodes.epoch(), 1);
        FencingToken third = open().takeToken(nodes.epoch(), 3);

        assertThat(store.holds(first)).isFalse();
        assertThat(store.holds(third)).isTrue();
        assertThat(store.read(nodes.epoch())).contains(new Epoch(3));
        for (int attempt = 1; attempt <= 3; attempt++) {
            int number = attempt;
            assertThatThrownBy(() -> store.takeToken(nodes.epoch(), number))
                    .isInstanceOf(FencedException.class)
                    .hasMessageContaining("attempt 3 holds it");
        }
    }

    @Test
    void takesThePenFromAnEpochThatNobodyTook() {
        Store store = open();
        store.write(nodes.epoch(), new Epoch(0));

        assertThat(store.holds(store.takeToken(nodes.epoch(), 1))).isTrue();
    }

    @Test
    void publishesWithThePen() throws InterruptedException {
        Store store = open();
        AtomicInteger fenced = new AtomicInteger();
        Publisher<Observed> publisher =
                store.publisher(nodes.observed(), store.takeToken(nodes.epoch(), 1), fenced::incrementAndGet);

        publisher.publish(observed(1, 1));
        assertThat(publisher.flush(LIMIT)).isTrue();
        publisher.publish(observed(1, 2));
        assertThat(publisher.flush(LIMIT)).isTrue();

        assertThat(store.read(nodes.observed())).contains(observed(1, 2));
        assertThat(fenced).hasValue(0);
    }

    @Test
    void publishesNothingOnceALaterAttemptHasThePen() throws InterruptedException {
        Store old = open();
        Store next = open();
        AtomicInteger fenced = new AtomicInteger();
        Publisher<Observed> publisher =
                old.publisher(nodes.observed(), old.takeToken(nodes.epoch(), 1), fenced::incrementAndGet);
        publisher.publish(observed(1, 1));
        assertThat(publisher.flush(LIMIT)).isTrue();
        next.takeToken(nodes.epoch(), 2);

        publisher.publish(observed(1, 2));

        await("being told").untilAsserted(() -> assertThat(fenced).hasValue(1));
        publisher.publish(observed(1, 3));
        assertThat(publisher.flush(LIMIT)).isFalse();
        assertThat(fenced).hasValue(1);
        assertThat(old.read(nodes.observed())).contains(observed(1, 1));
    }

    @Test
    void appendsNothingOnceALaterAttemptHasThePen() {
        Store old = open();
        FencingToken token = old.takeToken(nodes.epoch(), 1);
        open().takeToken(nodes.epoch(), 2);

        assertThatThrownBy(() -> old.append(nodes.exits(), batch("a"), token))
                .isInstanceOf(FencedException.class)
                .hasMessageContaining("Attempt 1 no longer holds");
    }

    @Test
    void fencesWhoeverWritesForAnApplicationThatIsDeleted() {
        Store store = open();
        FencingToken token = store.takeToken(nodes.epoch(), 1);
        AtomicInteger fenced = new AtomicInteger();
        Publisher<Observed> publisher = store.publisher(nodes.observed(), token, fenced::incrementAndGet);
        store.deleteTree(nodes.home());

        publisher.publish(observed(1, 1));

        await("being told").untilAsserted(() -> assertThat(fenced).hasValue(1));
        assertThat(store.holds(token)).isFalse();
        assertThatThrownBy(() -> store.append(nodes.exits(), batch("a"), token)).isInstanceOf(FencedException.class);
    }
}
