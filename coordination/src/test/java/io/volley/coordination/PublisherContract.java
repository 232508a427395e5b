package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.record.Desired;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What the publishers of every store do. */
abstract class PublisherContract extends StoreFixture {
    @Test
    void publishesTheNewestState() throws InterruptedException {
        Store store = open();
        Publisher<Desired> publisher = store.publisher(nodes.desired());

        for (int generation = 1; generation <= 500; generation++) {
            publisher.publish(desired(generation));
        }

        assertThat(publisher.flush(LIMIT)).isTrue();
        assertThat(store.read(nodes.desired())).contains(desired(500));
    }

    @Test
    void hasNothingToFlushBeforeTheFirstState() throws InterruptedException {
        assertThat(open().publisher(nodes.desired()).flush(Duration.ZERO)).isTrue();
    }

    @Test
    void publishesOnlyTheNewestStateOnceTheConnectionIsMended() throws InterruptedException {
        Store store = open();
        Store reader = open();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        reader.watch(nodes.desired(), seen::add);
        Publisher<Desired> publisher = store.publisher(nodes.desired());
        publisher.publish(desired(1));
        assertThat(publisher.flush(LIMIT)).isTrue();

        stores().suspend(store);
        for (int generation = 2; generation <= 100; generation++) {
            publisher.publish(desired(generation));
        }
        assertThat(publisher.flush(Duration.ofMillis(20))).isFalse();
        stores().resume(store);

        assertThat(publisher.flush(LIMIT)).isTrue();
        await("the newest state").until(() -> last(seen).equals(Optional.of(desired(100))));
        assertThat(seen).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void publishesAfterALostSession() throws InterruptedException {
        Store store = open();
        Publisher<Desired> publisher = store.publisher(nodes.desired());

        stores().loseSession(store);
        publisher.publish(desired(7));
        stores().resume(store);

        assertThat(publisher.flush(LIMIT)).isTrue();
        assertThat(open().read(nodes.desired())).contains(desired(7));
    }

    @Test
    void endsAFlushWhenThePublisherIsClosed() throws InterruptedException {
        Store store = open();
        Publisher<Desired> publisher = store.publisher(nodes.desired());
        stores().suspend(store);
        publisher.publish(desired(1));

        store.close();

        assertThat(publisher.flush(LIMIT)).isFalse();
        stores().resume(store);
    }
}
