package io.volley.benchmarks.race;

import io.volley.benchmarks.race.figure.ClusterUse;
import io.volley.benchmarks.race.figure.CpuTimes;
import io.volley.benchmarks.race.job.JobRecording;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The user's own cluster, by a file like {@code spark-defaults.conf}. It is not watched: what applications hold is what their
 * drivers see.
 *
 * @param conf the file; all submissions take their settings from it
 * @param master what it says of {@code spark.master}
 * @param coresPerExecutor what it says of {@code spark.executor.cores}
 */
record RemoteCluster(Path conf, String master, int coresPerExecutor) implements RaceCluster {
    private static final String MASTER = "spark.master";
    private static final String CORES = "spark.executor.cores";
    private static final String VOLLEY = "spark-volley:";

    /**
     * The cluster that a file describes.
     *
     * @throws RaceException if the file names no master that both stock Spark and Volley know, or does not say how many cores an
     *     executor has where that matters
     */
    static RemoteCluster of(Path conf) throws IOException {
        Properties settings = new Properties();
        try (Reader text = Files.newBufferedReader(conf)) {
            settings.load(text);
        }
        String master = settings.getProperty(MASTER, "").trim();
        String stock = master.startsWith(VOLLEY) ? master.substring(VOLLEY.length()) : master;
        if (!stock.equals("yarn") && !stock.startsWith("spark://")) {
            throw new RaceException(
                    "%s in %s is \"%s\", but must be yarn or spark://HOST:PORT".formatted(MASTER, conf, master));
        }
        return new RemoteCluster(
                conf.toAbsolutePath(),
                stock,
                cores(conf, stock, settings.getProperty(CORES, "").trim()));
    }

    private static int cores(Path conf, String master, String cores) {
        if (cores.isEmpty() && master.equals("yarn")) {
            return 1;
        }
        if (!cores.matches("[1-9][0-9]{0,3}")) {
            throw new RaceException(
                    "%s in %s is \"%s\", but must be a number above 0: on Standalone executors are counted by their cores"
                            .formatted(CORES, conf, cores));
        }
        return Integer.parseInt(cores);
    }

    @Override
    public void start() {}

    @Override
    public Map<String, String> environment(Path folder) {
        return Map.of();
    }

    @Override
    public Map<String, String> settings(Path folder) {
        return Map.of();
    }

    @Override
    public List<String> words() {
        return List.of("--properties-file", conf.toString());
    }

    @Override
    public ClusterUse use(JobRecording seen) {
        return ClusterUse.of(seen);
    }

    @Override
    public Optional<CpuTimes> cpuTimes() {
        return Optional.empty();
    }

    @Override
    public List<ProcessHandle> processes() {
        return List.of();
    }

    @Override
    public void close() {}
}
