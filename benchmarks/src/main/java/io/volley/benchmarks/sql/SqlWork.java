package io.volley.benchmarks.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What one application is to run.
 *
 * @param queries their names, in the order in which the first stream runs them
 * @param streams how many run at once; more than one under {@link SqlShape#THROUGHPUT} only
 * @param data the folder with the tables, as a URI or a path that Hadoop knows
 * @param texts the folder on the driver's machine with a file for each query, such as {@code q1.sql}
 * @param folder the run's own folder on the driver's machine
 * @param results whether results are written into the run's folder
 */
public record SqlWork(
        SqlBenchmark benchmark,
        SqlShape shape,
        List<String> queries,
        int streams,
        String data,
        String texts,
        String folder,
        boolean results) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 20261128;

    public SqlWork {
        queries = List.copyOf(queries);
        List<String> known = benchmark.queries();
        queries.stream().filter(query -> !known.contains(query)).findFirst().ifPresent(query -> {
            throw new IllegalArgumentException("%s has no query %s; it has %s".formatted(benchmark, query, known));
        });
        if (queries.isEmpty()) {
            throw new IllegalArgumentException("there is no query to run; name at least one of " + known);
        }
        if (shape == SqlShape.RECURRING && queries.size() > 1) {
            throw new IllegalArgumentException(
                    "an application of shape recurring runs one query, but is to run " + queries);
        }
        if (streams < 1 || (streams > 1 && shape != SqlShape.THROUGHPUT)) {
            throw new IllegalArgumentException("streams is %d, but must be %s for %s"
                    .formatted(streams, shape == SqlShape.THROUGHPUT ? "1 or more" : "1", shape));
        }
    }

    /** The order in which a stream runs the queries; the first stream, 0, as they are given, each other always the same. */
    public List<String> order(int stream) {
        List<String> order = new ArrayList<>(queries);
        if (stream > 0) {
            Collections.shuffle(order, new Random(SEED + stream));
        }
        return order;
    }

    /** The name of the application. */
    public String application() {
        return benchmark + "-" + shape + (shape == SqlShape.RECURRING ? "-" + queries.get(0) : "");
    }

    /** In one line, for a driver's command line. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads what {@link #json} has written. */
    public static SqlWork parse(String json) throws JsonProcessingException {
        return JSON.readValue(json, SqlWork.class);
    }
}
