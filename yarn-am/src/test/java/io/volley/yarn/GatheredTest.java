package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class GatheredTest {
    private final Queue<Runnable> events = new ArrayDeque<>();
    private final List<List<Integer>> heard = new ArrayList<>();
    private final Gathered<Integer> gathered = new Gathered<>(events::add, heard::add);

    @Test
    void bringsTogetherWhatComesWhileTheEventThreadIsBusy() {
        gathered.add(ImmutableList.of(1, 2));
        gathered.add(ImmutableList.of(3));
        assertThat(heard).isEmpty();

        runEvents();

        assertThat(heard).containsExactly(List.of(1, 2, 3));
    }

    @Test
    void announcesAnewWhatComesLater() {
        gathered.add(ImmutableList.of(1));
        runEvents();
        gathered.add(ImmutableList.of(2));
        runEvents();

        assertThat(heard).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void saysNothingOfNothing() {
        gathered.add(ImmutableList.of());
        runEvents();

        assertThat(heard).isEmpty();
    }

    private void runEvents() {
        for (Runnable event = events.poll(); event != null; event = events.poll()) {
            event.run();
        }
    }
}
