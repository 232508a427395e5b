package io.volley.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

class DriverLoopTest {
    private static final Duration NEVER = Duration.ofHours(1);

    private final AtomicInteger steps = new AtomicInteger();
    private final List<Throwable> fatal = new CopyOnWriteArrayList<>();

    @Test
    void decidesOnceOnFactsThatComeTogether() {
        try (DriverLoop loop = new DriverLoop(Duration.ofMillis(20), NEVER, steps::incrementAndGet, fatal::add)) {
            AtomicInteger facts = new AtomicInteger();
            CountDownLatch allThere = new CountDownLatch(1);
            loop.start();
            await("the first step").until(() -> steps.get() == 1);

            loop.hop(() -> waitFor(allThere));
            for (int fact = 0; fact < 1_000; fact++) {
                loop.hop(facts::incrementAndGet);
            }
            allThere.countDown();

            await("the second step").until(() -> steps.get() == 2);
            assertThat(facts).hasValue(1_000);
            assertThat(fatal).isEmpty();
        }
    }

    @Test
    void decidesAtItsPaceWithoutAnyFact() {
        try (DriverLoop loop =
                new DriverLoop(Duration.ofMillis(20), Duration.ofMillis(1), steps::incrementAndGet, fatal::add)) {
            loop.start();

            await("three steps").until(() -> steps.get() >= 3);
        }
    }

    @Test
    void endsAndSaysSoWhenAFactFails() {
        try (DriverLoop loop = new DriverLoop(Duration.ofMillis(20), NEVER, steps::incrementAndGet, fatal::add)) {
            loop.start();
            await("the first step").until(() -> steps.get() == 1);

            loop.hop(() -> {
                throw new IllegalStateException("a fault");
            });
            await("the fault to be told").until(() -> fatal.size() == 1);
            loop.hop(steps::incrementAndGet);

            assertThat(fatal.get(0)).hasMessage("a fault");
            assertThat(steps).hasValue(1);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(20));
    }
}
