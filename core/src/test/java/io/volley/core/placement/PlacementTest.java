package io.volley.core.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.core.record.ExecutorSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementTest {
    private static final ExecutorSize SIZE = new ExecutorSize(1000, 640, 2, ImmutableMap.of());

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @Test
    void spreadsEvenlyOverNodesWithRoom() {
        Placement placement = Placement.of(
                5, SIZE, List.of(node("a", 9), node("b", 9), node("full", 0)), Map.of(), ImmutableSet.of());

        assertThat(placement.named()).containsExactly(Map.entry("a", 3), Map.entry("b", 2));
        assertThat(placement.rest()).isZero();
    }

    @Test
    void leavesTheRestToAnyHost() {
        Placement placement = Placement.of(5, SIZE, List.of(node("a", 2)), Map.of(), ImmutableSet.of());

        assertThat(placement).isEqualTo(new Placement(placement.named(), 3));
        assertThat(placement.named()).containsExactly(Map.entry("a", 2));
    }

    @Test
    void putsExecutorsWhereTasksWouldLikeToRunFirst() {
        Placement placement = Placement.of(
                4,
                SIZE,
                List.of(node("a", 9), node("b", 9), node("c", 9)),
                Map.of("c", 6, "gone", 9),
                ImmutableSet.of());

        assertThat(placement.named()).containsEntry("c", 3);
    }

    @Test
    void givesTheHostMostTasksRequestTheMost() {
        Placement placement =
                Placement.of(3, SIZE, List.of(node("a", 9), node("b", 9)), Map.of("a", 2, "b", 100), ImmutableSet.of());

        assertThat(placement.named()).containsExactly(Map.entry("b", 3));
    }

    @Test
    void namesNoExcludedHost() {
        Placement placement =
                Placement.of(2, SIZE, List.of(node("a", 9), node("b", 9)), Map.of("a", 5), ImmutableSet.of("a"));

        assertThat(placement.named()).containsExactly(Map.entry("b", 2));
    }

    @Test
    void countsFurtherResources() {
        ExecutorSize withGpu = new ExecutorSize(1000, 640, 2, ImmutableMap.of("yarn.io/gpu", 2L));
        NodeRoom one = new NodeRoom("a", "a", 99_000, 99, ImmutableMap.of("yarn.io/gpu", 3L));

        assertThat(one.fits(withGpu)).isOne();
        assertThat(node("b", 9).fits(withGpu)).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverNamesMoreThanFits(long seed) {
        Random random = new Random(seed);
        List<NodeRoom> nodes = new ArrayList<>();
        Map<String, Integer> tasks = new TreeMap<>();
        for (int number = 0; number < random.nextInt(30); number++) {
            nodes.add(new NodeRoom(
                    "h" + number,
                    "h" + number,
                    random.nextInt(9_000) - 500,
                    random.nextInt(20) - 2,
                    ImmutableMap.of()));
            if (random.nextInt(3) == 0) {
                tasks.put("h" + number, random.nextInt(20));
            }
        }
        int count = random.nextInt(100);

        Placement placement = Placement.of(count, SIZE, nodes, tasks, ImmutableSet.of("h1"));

        int named =
                placement.named().values().stream().mapToInt(Integer::intValue).sum();
        int room = 0;
        for (NodeRoom node : nodes) {
            int fits = node.name().equals("h1") ? 0 : node.fits(SIZE);
            assertThat(placement.named().getOrDefault(node.name(), 0))
                    .as("%s in %s", node, placement)
                    .isLessThanOrEqualTo(fits);
            room += fits;
        }
        assertThat(named + placement.rest()).isEqualTo(count);
        assertThat(named).as("all room is used before the rest goes anywhere").isEqualTo(Math.min(count, room));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void differsByOneAtMostWhereRoomIsEqual(long seed) {
        Random random = new Random(seed);
        int hosts = 1 + random.nextInt(40);
        int fits = 1 + random.nextInt(10);
        int count = random.nextInt(hosts * fits + 1);
        List<NodeRoom> nodes = new ArrayList<>();
        for (int number = 0; number < hosts; number++) {
            nodes.add(node("h" + number, fits));
        }

        Placement placement = Placement.of(count, SIZE, nodes, Map.of(), ImmutableSet.of());

        for (NodeRoom node : nodes) {
            assertThat(placement.named().getOrDefault(node.name(), 0))
                    .isBetween(count / hosts, (count + hosts - 1) / hosts);
        }
    }

    private static NodeRoom node(String name, int executors) {
        return new NodeRoom(name, name, executors * 1000L, executors * 2, ImmutableMap.of());
    }
}
