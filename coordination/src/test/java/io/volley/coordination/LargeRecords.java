package io.volley.coordination;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Records as the largest applications make them, and larger. */
final class LargeRecords {
    private static final ExecutorSize SIZE = new ExecutorSize(1408, 1024, 1, ImmutableMap.of());

    private LargeRecords() {}

    /** What an application wants: profiles with so many host hints each, containers to release, excluded hosts. */
    static Desired desired(int profiles, int hosts, int released, int excluded) {
        TreeMap<ProfileId, DesiredExecutors> wanted = new TreeMap<>();
        ImmutableMap<String, Integer> hints = IntStream.range(0, hosts)
                .boxed()
                .collect(ImmutableMap.toImmutableMap(LargeRecords::host, host -> host % 977));
        for (int profile = 0; profile < profiles; profile++) {
            wanted.put(new ProfileId(profile), new DesiredExecutors(SIZE, 10_000, hints, "a test wants them"));
        }
        return new Desired(
                7,
                ImmutableSortedMap.copyOf(wanted),
                IntStream.range(0, excluded).mapToObj(LargeRecords::host).collect(ImmutableSet.toImmutableSet()),
                IntStream.range(0, released)
                        // Every third is to stay.
                        .mapToObj(number -> "container_e17_1700000000000_0001_01_%06d".formatted(2 + number * 3 / 2))
                        .map(ContainerId::new)
                        .collect(ImmutableSet.toImmutableSet()),
                Optional.empty());
    }

    private static String host(int number) {
        return "worker-%05d.rack-%03d.example.internal".formatted(number, number % 100);
    }

    /** A text that gzip makes no use of. */
    static String noise(int length) {
        return new Random(42)
                .ints(length, 33, 127)
                .mapToObj(letter -> letter == '\\' || letter == '"' ? "x" : Character.toString(letter))
                .collect(Collectors.joining());
    }
}
