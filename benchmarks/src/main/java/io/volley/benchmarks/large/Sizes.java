package io.volley.benchmarks.large;

import io.volley.testbed.yarn.YarnProcess;
import java.util.Map;

/** What nodes and executors of a run are like. */
public final class Sizes {
    /** Of an executor's container: Spark's default heap and overhead. */
    static final int CONTAINER_MB = 1408;

    static final int HEAP_MB = 1024;
    static final int CORES = 1;

    /** How many executors a node has room for. */
    public static final int PER_NODE = 16;

    private Sizes() {}

    static YarnProcess.Shape cluster(int nodes, Map<String, String> settings) {
        return new YarnProcess.Shape(nodes, PER_NODE * CONTAINER_MB, PER_NODE * CORES, settings);
    }
}
