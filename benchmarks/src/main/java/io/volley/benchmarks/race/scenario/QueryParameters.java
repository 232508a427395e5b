package io.volley.benchmarks.race.scenario;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * How large the loads of queries are.
 *
 * @param scale of the data, as the benchmarks define it: 1 is a gigabyte of text, 0.01 a hundredth of that
 * @param streams how many run at once in a throughput test
 * @param names the queries, such as {@code q5}; all of a benchmark if there are none
 * @param data the folder of the data, as a URI that the cluster understands; a folder of the race's own if empty
 */
public record QueryParameters(double scale, int streams, ImmutableList<String> names, Optional<String> data) {
    public QueryParameters {
        checkArgument(scale > 0, "--scale is %s, but must be above 0; for example 0.1", scale);
        checkArgument(streams >= 1, "--streams is %s, but must be at least 1", streams);
    }
}
