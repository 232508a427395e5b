package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.volley.core.record.Desired;
import io.volley.core.record.ExitBatch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the watches of every store do. */
abstract class WatchContract extends StoreFixture {
    @Test
    void tellsWhatANodeHoldsNowAndWheneverThatChanges() {
        Store writer = open();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        open().watch(nodes.desired(), seen::add);

        await("nothing").untilAsserted(() -> assertThat(seen).containsExactly(Optional.empty()));
        writer.write(nodes.desired(), desired(1));
        await("the first").until(() -> last(seen).equals(Optional.of(desired(1))));
        writer.write(nodes.desired(), desired(2));
        await("the second").until(() -> last(seen).equals(Optional.of(desired(2))));
        writer.delete(nodes.desired());
        await("gone").until(() -> last(seen).isEmpty());
        writer.write(nodes.desired(), desired(3));
        await("the third").until(() -> last(seen).equals(Optional.of(desired(3))));

        assertThat(seen).hasSize(5);
    }

    @Test
    void tellsTheLastOfManyChanges() {
        Store writer = open();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        open().watch(nodes.desired(), seen::add);

        for (int generation = 1; generation <= 200; generation++) {
            writer.write(nodes.desired(), desired(generation));
        }

        await("the last").until(() -> last(seen).equals(Optional.of(desired(200))));
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void tellsWhatChangedWhileTheConnectionWasCut() {
        Store writer = open();
        Store reader = open();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        reader.watch(nodes.desired(), seen::add);
        await("nothing").until(() -> seen.size() == 1);

        stores().suspend(reader);
        writer.write(nodes.desired(), desired(1));
        stores().resume(reader);

        await("what was missed").until(() -> last(seen).equals(Optional.of(desired(1))));
    }

    @Test
    void watchesOverALostSession() {
        Store writer = open();
        Store reader = open();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        reader.watch(nodes.desired(), seen::add);
        await("nothing").until(() -> seen.size() == 1);

        stores().loseSession(reader);
        writer.write(nodes.desired(), desired(1));
        stores().resume(reader);
        await("what was missed").until(() -> last(seen).equals(Optional.of(desired(1))));
        writer.write(nodes.desired(), desired(2));

        await("what came after").until(() -> last(seen).equals(Optional.of(desired(2))));
    }

    @Test
    void tellsNothingMoreOnceAWatchIsClosed() {
        Store store = open();
        List<Optional<Desired>> closed = new CopyOnWriteArrayList<>();
        List<Optional<Desired>> open = new CopyOnWriteArrayList<>();
        Registration registration = store.watch(nodes.desired(), closed::add);
        store.watch(nodes.desired(), open::add);
        await("both").until(() -> closed.size() == 1 && open.size() == 1);

        registration.close();
        registration.close();
        store.write(nodes.desired(), desired(1));

        await("the other").until(() -> open.size() == 2);
        assertThat(closed).hasSize(1);
    }

    @Test
    void goesOnAfterAListenerFailed() {
        Store store = open();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        store.watch(nodes.desired(), state -> {
            threads.add(Thread.currentThread());
            throw new IllegalStateException("on purpose");
        });
        await("the first call").until(() -> threads.size() == 1);

        store.write(nodes.desired(), desired(1));

        await("the second call").until(() -> threads.size() == 2);
        assertThat(threads)
                .allMatch(Thread::isDaemon)
                .allMatch(thread -> thread.getName().equals("volley-store"));
        assertThat(ImmutableSet.copyOf(threads)).hasSize(1);
    }

    @Test
    void tellsOfAnErrorAndGoesOn() {
        Error error = new NoClassDefFoundError("a class is missing");
        Store reader = open();
        List<Error> fatal = new CopyOnWriteArrayList<>();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        reader.onFatal(fatal::add);
        reader.watch(nodes.desired(), desired -> {
            throw error;
        });
        reader.watch(nodes.desired(), seen::add);

        await("the error").untilAsserted(() -> assertThat(fatal).containsExactly(error));
        await("nothing").untilAsserted(() -> assertThat(seen).containsExactly(Optional.empty()));
    }

    @Test
    void isNotHeldUpByASlowListener() throws InterruptedException {
        Store store = open();
        CountDownLatch release = new CountDownLatch(1);
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        store.watch(nodes.desired(), state -> {
            seen.add(state);
            try {
                release.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        await("the first call").until(() -> seen.size() == 1);

        Publisher<Desired> publisher = store.publisher(nodes.desired());
        publisher.publish(desired(1));
        assertThat(publisher.flush(LIMIT)).isTrue();
        publisher.publish(desired(2));
        assertThat(publisher.flush(LIMIT)).isTrue();
        release.countDown();

        await("the last state").until(() -> last(seen).equals(Optional.of(desired(2))));
    }

    @Test
    void tellsEachChildOnceInTheOrderOfCreation() {
        Store master = open();
        Store driver = open();
        FencingToken token = master.takeToken(nodes.epoch(), 1);
        master.append(nodes.exits(), batch("a"), token);
        master.append(nodes.exits(), batch("b"), token);
        List<ExitBatch> told = new CopyOnWriteArrayList<>();
        driver.watch(nodes.exits(), (node, state) -> told.add(state));
        await("those there already").until(() -> told.size() == 2);

        for (int number = 0; number < 20; number++) {
            master.append(nodes.exits(), batch("later" + number), token);
        }
        stores().suspend(driver);
        stores().resume(driver);
        master.append(nodes.exits(), batch("last"), token);

        await("the last").until(() -> told.contains(batch("last")));
        assertThat(told)
                .startsWith(batch("a"), batch("b"), batch("later0"))
                .hasSize(23)
                .doesNotHaveDuplicates();
    }

    @Test
    void watchesADirectoryWhileItsChildrenAreDeleted() {
        Store master = open();
        Store driver = open();
        List<ExitBatch> told = new CopyOnWriteArrayList<>();
        driver.watch(nodes.exits(), (node, state) -> {
            told.add(state);
            driver.delete(node);
        });

        FencingToken first = master.takeToken(nodes.epoch(), 1);
        master.append(nodes.exits(), batch("a"), first);
        await("the first").until(() -> told.size() == 1);
        FencingToken second = master.takeToken(nodes.epoch(), 2);
        master.append(nodes.exits(), batch("b"), second);

        await("the next attempt's").untilAsserted(() -> assertThat(told).containsExactly(batch("a"), batch("b")));
    }
}
