package io.volley.benchmarks.race.scenario;

import io.volley.testbed.ClusterProcess;
import io.volley.testbed.Home;
import io.volley.testbed.standalone.StandaloneProcess;
import io.volley.testbed.yarn.YarnProcess;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The clusters that races are run on: one process of YARN, or a Master and Workers of Spark's own. */
public enum BenchmarkCluster {
    /** Its nodes share this machine's cores, and say so; they are filled by memory, as is YARN's default. */
    YARN {
        @Override
        public ClusterProcess cluster(Home home, Path folder) {
            int cores = Math.max(1, Runtime.getRuntime().availableProcessors() / NODES);
            return new YarnProcess(
                    home,
                    folder.resolve("yarn"),
                    new YarnProcess.Shape(NODES, MEMORY_MB, cores, Map.of()).watched(LOOK_MILLIS));
        }
    },

    STANDALONE {
        @Override
        public ClusterProcess cluster(Home home, Path folder) {
            return new StandaloneProcess(home, folder.resolve("standalone"), StandaloneProcess.Shape.workers(NODES));
        }
    };

    private static final int NODES = 2;
    private static final int MEMORY_MB = 16_384;
    private static final int LOOK_MILLIS = 10;

    /** A cluster that has not been started. */
    public abstract ClusterProcess cluster(Home home, Path folder);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
