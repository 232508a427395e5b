package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BatcherTest {
    private final Queue<Runnable> events = new ArrayDeque<>();
    private final List<List<Integer>> result = new ArrayList<>();
    private final Batcher<Integer> gathered = new Batcher<>(events::add, result::add);

    @Test
    void bringsTogetherWhatComesWhileTheLoopIsBusy() {
        gathered.add(ImmutableList.of(1, 2));
        gathered.add(ImmutableList.of(3));
        assertThat(result).isEmpty();

        runEvents();

        assertThat(result).containsExactly(List.of(1, 2, 3));
    }

    @Test
    void announcesAnewWhatComesLater() {
        gathered.add(ImmutableList.of(1));
        runEvents();
        gathered.add(ImmutableList.of(2));
        runEvents();

        assertThat(result).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void saysNothingOfNothing() {
        gathered.add(ImmutableList.of());
        runEvents();

        assertThat(result).isEmpty();
    }

    private void runEvents() {
        for (Runnable event = events.poll(); event != null; event = events.poll()) {
            event.run();
        }
    }
}
