package io.volley.cli.cluster;

import io.volley.testbed.ClusterProcess;
import io.volley.testbed.Home;
import io.volley.testbed.standalone.StandaloneProcess;
import io.volley.testbed.yarn.YarnProcess;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The clusters that there are. */
enum ClusterKind {
    YARN {
        @Override
        Optional<String> fault(String key) {
            return key.startsWith(SPARK)
                    ? Optional.of(
                            "-D%s is a setting of Spark, but must be one of Hadoop; give Spark's to the submission,"
                                            .formatted(key)
                                    + " by --conf")
                    : Optional.empty();
        }

        @Override
        boolean runsDrivers() {
            return true;
        }

        @Override
        ClusterProcess cluster(Home home, Path folder, int nodes, int memory, int cores, Map<String, String> settings) {
            return new YarnProcess(home, folder.resolve("yarn"), new YarnProcess.Shape(nodes, memory, cores, settings));
        }
    },

    STANDALONE {
        @Override
        Optional<String> fault(String key) {
            return key.startsWith(SPARK)
                    ? Optional.empty()
                    : Optional.of(
                            "-D%s is no setting of Spark, but must be one of its Master or Worker: spark.worker.timeout=10"
                                    .formatted(key));
        }

        @Override
        boolean runsDrivers() {
            return false;
        }

        @Override
        ClusterProcess cluster(Home home, Path folder, int nodes, int memory, int cores, Map<String, String> settings) {
            return new StandaloneProcess(
                    home, folder.resolve("standalone"), new StandaloneProcess.Shape(1, nodes, cores, memory, settings));
        }
    };

    private static final String SPARK = "spark.";

    /** Why it cannot have a setting; empty if it can. */
    abstract Optional<String> fault(String key);

    /** Whether an application's driver can run in it, for which it needs a ZooKeeper that outlives the driver. */
    abstract boolean runsDrivers();

    /**
     * A cluster that has not been started.
     *
     * @param memory MiB of each node
     * @param cores of each node
     */
    abstract ClusterProcess cluster(
            Home home, Path folder, int nodes, int memory, int cores, Map<String, String> settings);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
