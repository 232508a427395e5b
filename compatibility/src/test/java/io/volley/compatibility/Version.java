package io.volley.compatibility;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Comparator;

/** A release, by its numbers. */
record Version(ImmutableList<Integer> numbers) implements Comparable<Version> {
    private static final Comparator<Iterable<Integer>> ORDER =
            Comparators.lexicographical(Comparator.<Integer>naturalOrder());

    static Version of(String text) {
        return new Version(
                Arrays.stream(text.split("\\.", -1)).map(Integer::valueOf).collect(ImmutableList.toImmutableList()));
    }

    /** The first two numbers: {@code 3.5}. */
    String line() {
        return numbers.get(0) + "." + numbers.get(1);
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(numbers, other.numbers);
    }

    @Override
    public String toString() {
        return String.join(".", numbers.stream().map(String::valueOf).toList());
    }
}
