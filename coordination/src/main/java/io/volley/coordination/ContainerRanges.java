package io.volley.coordination;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.databind.util.StdConverter;
import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.volley.core.record.ContainerId;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Containers as a record writes them: {@code {"container_1700000000000_0001_01":"2-5,9"}}, the attempt that they were
 * allocated to and the ranges of their numbers. A thousand take a few hundred bytes in place of forty thousand. A name
 * that does not have YARN's form stands by itself, without numbers.
 */
final class ContainerRanges {
    /** How many containers one record names: what it takes to read them back has a bound. */
    static final int MOST = 100_000;

    private static final Pattern NAME = Pattern.compile("(container_.+)_(\\d{6,13})");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,13})(?:-(\\d{1,13}))?");

    private ContainerRanges() {}

    static ImmutableSortedMap<String, String> of(Iterable<ContainerId> containers) {
        Map<String, RangeSet<Long>> numbers = new TreeMap<>();
        for (ContainerId container : containers) {
            Matcher name = NAME.matcher(container.value());
            if (name.matches() && name(name.group(1), number(name.group(2))).equals(container.value())) {
                long number = number(name.group(2));
                numbers.computeIfAbsent(name.group(1), attempt -> TreeRangeSet.create())
                        .add(Range.closedOpen(number, number + 1));
            } else {
                numbers.putIfAbsent(container.value(), ImmutableRangeSet.of());
            }
        }
        ImmutableSortedMap.Builder<String, String> ranges = ImmutableSortedMap.naturalOrder();
        numbers.forEach((attempt, each) -> ranges.put(
                attempt, each.asRanges().stream().map(ContainerRanges::text).collect(Collectors.joining(","))));
        return ranges.buildOrThrow();
    }

    private static String text(Range<Long> range) {
        long last = range.upperEndpoint() - 1;
        return last == range.lowerEndpoint() ? Long.toString(last) : range.lowerEndpoint() + "-" + last;
    }

    /** @throws IllegalArgumentException if a range is none, or if they are more than {@link #MOST} */
    static ImmutableSet<ContainerId> containers(Map<String, String> ranges) {
        ImmutableSet.Builder<ContainerId> containers = ImmutableSet.builder();
        long left = MOST;
        for (Map.Entry<String, String> entry : ranges.entrySet()) {
            String attempt = entry.getKey();
            String text = entry.getValue();
            if (text.isEmpty()) {
                containers.add(new ContainerId(attempt));
            }
            for (String part : Splitter.on(',').omitEmptyStrings().split(text)) {
                Matcher range = RANGE.matcher(part);
                checkArgument(
                        range.matches(),
                        "the containers of %s are \"%s\", but must be ranges such as 2-5,9",
                        attempt,
                        text);
                long first = number(range.group(1));
                long last = range.group(2) == null ? first : number(range.group(2));
                checkArgument(first <= last, "the range of containers %s ends before it begins", part);
                left -= last - first + 1;
                checkArgument(left >= 0, "more than %s containers are named", MOST);
                for (long number = first; number <= last; number++) {
                    containers.add(new ContainerId(name(attempt, number)));
                }
            }
        }
        return containers.build();
    }

    private static String name(String attempt, long number) {
        return attempt + "_" + Strings.padStart(Long.toString(number), 6, '0');
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }

    /** Writes them. */
    static final class Write extends StdConverter<ImmutableSet<ContainerId>, Map<String, String>> {
        @Override
        public Map<String, String> convert(ImmutableSet<ContainerId> containers) {
            return of(containers);
        }
    }

    /** Reads them. */
    static final class Read extends StdConverter<Map<String, String>, ImmutableSet<ContainerId>> {
        @Override
        public ImmutableSet<ContainerId> convert(Map<String, String> ranges) {
            return containers(ranges);
        }
    }
}
