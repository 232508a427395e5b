package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class EventLoopTest {
    private final VirtualThread thread = new VirtualThread();
    private final List<String> handled = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @Test
    void handlesEventsInTheirOrderAndAtTheirTimes() {
        EventLoop loop = EventLoop.endingAtFailure(thread, failures::add);
        loop.every(Duration.ofSeconds(2), () -> handled.add("tick"));
        loop.after(Duration.ofSeconds(3), () -> handled.add("later"));
        loop.execute(() -> handled.add("first"));
        loop.execute(() -> handled.add("second"));
        thread.advance(4);

        assertThat(handled).containsExactly("first", "second", "tick", "later", "tick");
        assertThat(failures).isEmpty();
    }

    @Test
    void endsWithTheFirstEventThatThrows() {
        EventLoop loop = EventLoop.endingAtFailure(thread, failures::add);
        loop.every(Duration.ofSeconds(1), () -> handled.add("tick"));
        loop.execute(() -> {
            throw new LinkageError("a class is missing");
        });
        thread.advance(10);
        loop.execute(() -> handled.add("too late"));
        thread.advance(10);

        assertThat(failures).singleElement().isInstanceOf(LinkageError.class);
        assertThat(handled).isEmpty();
    }

    @Test
    void goesOnIfItsOwnerWantsThat() {
        try (EventLoop loop = EventLoop.goingOn("test-loop", failures::add)) {
            CountDownLatch next = new CountDownLatch(1);
            loop.execute(() -> {
                throw new LinkageError("a class is missing");
            });
            loop.execute(next::countDown);

            Awaitility.await("the next event").atMost(Duration.ofSeconds(20)).until(() -> next.getCount() == 0);
            assertThat(failures).singleElement().isInstanceOf(LinkageError.class);
        }
    }

    @Test
    void drainsWhatHasComeAndHandlesNothingAfterwards() {
        EventLoop loop = EventLoop.endingAtFailure(thread, failures::add);
        loop.execute(() -> handled.add("has come"));
        loop.drain(Duration.ofSeconds(5));
        loop.execute(() -> handled.add("too late"));
        thread.advance(1);

        assertThat(handled).containsExactly("has come");
    }
}
