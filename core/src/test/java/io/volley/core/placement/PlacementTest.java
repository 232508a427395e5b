package io.volley.core.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ExecutorSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementTest {
    private static final ExecutorSize SIZE = new ExecutorSize(1000, 600, 1, ImmutableMap.of());

    @Test
    void spreadsEvenly() {
        Placement placement = Placement.of(5, SIZE, nodes(8000, 8000, 8000), Map.of(), Set.of());

        assertThat(placement.byNode()).containsExactlyInAnyOrderEntriesOf(Map.of("n0", 2, "n1", 2, "n2", 1));
        assertThat(placement.anywhere()).isZero();
    }

    @Test
    void namesNoFullNode() {
        Placement placement = Placement.of(5, SIZE, nodes(999, 2000, 0), Map.of(), Set.of());

        assertThat(placement.byNode()).containsExactlyEntriesOf(Map.of("n1", 2));
        assertThat(placement.anywhere()).isEqualTo(3);
    }

    @Test
    void goesWhereTasksWantToRun() {
        Placement placement = Placement.of(5, SIZE, nodes(8000, 8000, 8000), Map.of("h2", 3, "elsewhere", 9), Set.of());

        assertThat(placement.byNode()).containsExactlyInAnyOrderEntriesOf(Map.of("n0", 1, "n1", 1, "n2", 3));
    }

    @Test
    void keepsOffExcludedHosts() {
        Placement placement = Placement.of(2, SIZE, nodes(8000, 8000), Map.of("h0", 5), Set.of("h0"));

        assertThat(placement.byNode()).containsExactlyEntriesOf(Map.of("n1", 2));
    }

    @Test
    void namesNoNodeForResourcesThatReportsDoNotTellOf() {
        ExecutorSize withGpu = new ExecutorSize(1000, 600, 1, ImmutableMap.of("yarn.io/gpu", 1L));

        assertThat(Placement.of(2, withGpu, nodes(8000), Map.of(), Set.of()))
                .isEqualTo(new Placement(ImmutableMap.of(), 2));
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverNamesANodeForMoreThanItHasRoomFor(long seed) {
        Random random = new Random(seed);
        int[] free = random.ints(random.nextInt(20), 0, 9000).toArray();
        int count = random.nextInt(100);
        Map<String, Integer> hints = random.nextBoolean() ? Map.of() : Map.of("h0", random.nextInt(9), "h1", 4);

        Placement placement = Placement.of(count, SIZE, nodes(free), hints, Set.of());

        placement
                .byNode()
                .forEach((node, executors) -> assertThat(executors)
                        .as("%s of %s", node, placement)
                        .isLessThanOrEqualTo(free[Integer.parseInt(node.substring(1))] / 1000));
        int named =
                placement.byNode().values().stream().mapToInt(Integer::intValue).sum();
        int room = 0;
        for (int mb : free) {
            room += mb / 1000;
        }
        assertThat(named + placement.anywhere()).isEqualTo(count);
        assertThat(named).isEqualTo(Math.min(count, room));
    }

    private static List<Node> nodes(int... freeMb) {
        List<Node> nodes = new ArrayList<>();
        for (int node = 0; node < freeMb.length; node++) {
            nodes.add(new Node("n" + node, "h" + node, freeMb[node], 64));
        }
        return nodes;
    }
}
