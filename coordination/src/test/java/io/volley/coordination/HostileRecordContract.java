package io.volley.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.core.record.Desired;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.Observed;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What every store does with records that are none. */
abstract class HostileRecordContract extends StoreFixture {
    @Test
    void refusesWhatIsNoRecordAndHearsTheNext() {
        Store writer = open();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        writer.write(nodes.desired(), desired(1));
        open().watch(nodes.desired(), seen::add);
        await("the first").until(() -> last(seen).equals(Optional.of(desired(1))));

        for (HostileRecord hostile : HostileRecord.desired()) {
            Desired next = desired(seen.size() + 1);
            try (LoggedLines logged = LoggedLines.open()) {
                stores().plant(nodes.desired().path(), hostile.bytes());
                await("the refusal of " + hostile).until(() -> !logged.all().isEmpty());
                assertThatThrownBy(() -> writer.read(nodes.desired()))
                        .as("%s", hostile)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(hostile.reason());
                writer.write(nodes.desired(), next);
                await("the next after " + hostile).until(() -> last(seen).equals(Optional.of(next)));

                assertThat(logged.all().lines())
                        .as("%s", hostile)
                        .singleElement()
                        .asString()
                        .contains(nodes.desired().path())
                        .contains(hostile.reason())
                        .hasSizeLessThan(600);
            }
        }
        assertThat(seen).hasSize(HostileRecord.desired().size() + 1);
    }

    @Test
    void complainsOnceHoweverOftenItLooks() {
        Store writer = open();
        Store reader = open();
        List<Optional<Desired>> seen = new CopyOnWriteArrayList<>();
        writer.write(nodes.desired(), desired(1));
        reader.watch(nodes.desired(), seen::add);
        await("the first").until(() -> seen.size() == 1);

        try (LoggedLines logged = LoggedLines.open()) {
            for (int time = 0; time < 3; time++) {
                stores().plant(nodes.desired().path(), "{\"format\":2}".getBytes(UTF_8));
                stores().suspend(reader);
                stores().resume(reader);
                CountDownLatch looked = new CountDownLatch(1);
                reader.watch(nodes.epoch(), none -> looked.countDown());
                await("another look").until(() -> looked.getCount() == 0);
            }
            assertThat(logged.with("Ignoring a malformed record")).hasSize(1);

            writer.write(nodes.desired(), desired(2));
            await("the next").until(() -> last(seen).equals(Optional.of(desired(2))));
            stores().plant(nodes.desired().path(), "{\"format\":2}".getBytes(UTF_8));
            await("a complaint after a good one")
                    .until(() -> logged.with("Ignoring a malformed record").size() == 2);
        }
    }

    @Test
    void refusesWhatNoAttemptCanHaveSeen() {
        Store writer = open();
        List<Optional<Observed>> seen = new CopyOnWriteArrayList<>();
        writer.write(nodes.observed(), observed(1, 1));
        open().watch(nodes.observed(), seen::add);
        await("the first").until(() -> seen.size() == 1);

        try (LoggedLines logged = LoggedLines.open()) {
            stores().plant(
                            nodes.observed().path(),
                            text(observed(1, 2))
                                    .replace("\"attempt\":1", "\"attempt\":0")
                                    .getBytes(UTF_8));
            await("the refusal").until(() -> !logged.all().isEmpty());
            writer.write(nodes.observed(), observed(1, 3));
            await("the next").until(() -> seen.contains(Optional.of(observed(1, 3))));

            assertThat(logged.all().lines())
                    .singleElement()
                    .asString()
                    .contains(nodes.observed().path())
                    .contains("attempt is 0, but must be at least 1");
        }
        assertThat(seen).hasSize(2);
    }

    @Test
    void passesOverExitsThatAreNone() {
        Store master = open();
        FencingToken token = master.takeToken(nodes.epoch(), 1);
        master.append(nodes.exits(), batch("a"), token);
        String exit = text(batch("many")).replaceAll(".*\\[(.*)].*", "$1");
        String many =
                "{\"format\":1,\"exits\":[" + String.join(",", Collections.nCopies(ExitBatch.MOST + 1, exit)) + "]}";
        stores().plant(nodes.exits().child("00001-0000000002").path(), many.getBytes(UTF_8));
        stores().plant(nodes.exits().child("00001-0000000003").path(), new byte[1_040_000]);
        List<ExitBatch> told = new CopyOnWriteArrayList<>();

        try (LoggedLines logged = LoggedLines.open()) {
            Store driver = open();
            driver.watch(nodes.exits(), (node, state) -> told.add(state));
            await("the first, and both refusals")
                    .until(() -> told.size() == 1
                            && logged.with("holds no ExitBatch").size() == 2);
            stores().suspend(driver);
            stores().resume(driver);
            master.append(nodes.exits(), batch("b"), token);
            master.append(nodes.exits(), batch("c"), token);
            master.append(nodes.exits(), batch("d"), token);
            await("the good ones").until(() -> told.contains(batch("d")));

            assertThat(logged.with("00001-0000000002 holds no"))
                    .singleElement()
                    .asString()
                    .contains("251 exits in one batch, but at most 250 fit")
                    .hasSizeLessThan(600);
            assertThat(logged.with("00001-0000000003 holds no"))
                    .singleElement()
                    .asString()
                    .contains("it is 1,040,000 bytes, but at most 1,000,000 are read");
        }
        assertThat(told).startsWith(batch("a")).endsWith(batch("d"));
    }

    @Test
    void waitsForNoPenThatCannotBeRead() {
        Store store = open();
        store.write(nodes.epoch(), new Epoch(1));
        stores().plant(nodes.epoch().path(), "{\"format\":2}".getBytes(UTF_8));

        assertThat(CompletableFuture.supplyAsync(() -> store.takeToken(nodes.epoch(), 2, LONG)))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withMessageContaining("it has format 2");
    }

    @Test
    void takesNoPenThatCannotBeRead() {
        Store store = open();
        store.write(nodes.epoch(), new Epoch(1));
        stores().plant(nodes.epoch().path(), "{\"format\":1,\"attempt\":99999999999}".getBytes(UTF_8));

        assertThatThrownBy(() -> store.takeToken(nodes.epoch(), 2))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(nodes.epoch().path())
                .hasMessageContaining("out of range of int");
    }
}
