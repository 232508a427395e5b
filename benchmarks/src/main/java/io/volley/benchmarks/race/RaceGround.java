package io.volley.benchmarks.race;

import io.volley.benchmarks.race.scenario.BenchmarkCluster;
import io.volley.testbed.Home;
import java.io.IOException;
import java.nio.file.Path;

/** Which cluster a series is run on. */
public sealed interface RaceGround {
    /** A cluster that has not been started. */
    RaceCluster cluster(Home home, Path folder) throws IOException;

    /** A cluster on this machine that lives for the series only. */
    record Local(BenchmarkCluster kind) implements RaceGround {
        @Override
        public RaceCluster cluster(Home home, Path folder) {
            return new LocalCluster(home, kind.cluster(home, folder));
        }

        @Override
        public String toString() {
            return kind.toString();
        }
    }

    /**
     * The user's own.
     *
     * @param conf a file like {@code spark-defaults.conf} that names its master
     */
    record Remote(Path conf) implements RaceGround {
        @Override
        public RaceCluster cluster(Home home, Path folder) throws IOException {
            return RemoteCluster.of(conf);
        }

        @Override
        public String toString() {
            return "remote";
        }
    }
}
