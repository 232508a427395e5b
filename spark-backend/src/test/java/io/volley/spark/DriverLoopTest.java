package io.volley.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import io.volley.coordination.EventLoop;
import io.volley.coordination.VirtualThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In virtual time. */
class DriverLoopTest {
    private final VirtualThread thread = new VirtualThread();
    private final List<Throwable> fatal = new ArrayList<>();
    private final List<String> happened = new ArrayList<>();
    private Duration took = Duration.ZERO;
    private long elapsed;
    private final DriverLoop loop = new DriverLoop(
            EventLoop.endingAtFailure(thread, fatal::add),
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            () -> {
                happened.add("step");
                elapsed += took.toNanos();
            },
            new Ticker() {
                @Override
                public long read() {
                    return elapsed;
                }
            });

    @Test
    void decidesOnceOnFactsThatComeTogether() {
        loop.start();
        thread.advance(0.1);
        loop.hop(() -> happened.add("one"));
        thread.advance(0.01);
        loop.hop(() -> happened.add("two"));
        thread.advance(0.5);

        assertThat(happened).containsExactly("step", "one", "two", "step");
    }

    @Test
    void decidesAtItsPaceWithoutAnyFact() {
        loop.start();
        thread.advance(3.5);

        assertThat(happened).containsExactly("step", "step", "step", "step");
    }

    @Test
    void restsAfterAStepThatTookLong() {
        loop.start();
        took = Duration.ofMillis(20);
        thread.advance(0.5);
        happened.clear();

        loop.hop(() -> {});
        thread.advance(0.37);
        assertThat(happened).isEmpty();
        thread.advance(0.02);
        assertThat(happened).containsExactly("step");
    }

    @Test
    void endsAndSaysSoWhenAFactFails() {
        loop.start();
        loop.hop(() -> {
            throw new IllegalStateException("a fault");
        });
        thread.advance(5);
        loop.hop(() -> happened.add("too late"));
        thread.advance(5);

        assertThat(fatal).singleElement().extracting(Throwable::getMessage).isEqualTo("a fault");
        assertThat(happened).containsExactly("step");
    }

    @Test
    void takesNoteOfTheFactsThatHaveComeBeforeItCloses() {
        loop.start();
        loop.hop(() -> happened.add("the end"));
        loop.close();

        assertThat(happened).contains("the end");
    }
}
