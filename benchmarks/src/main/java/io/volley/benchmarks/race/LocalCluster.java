package io.volley.benchmarks.race;

import com.google.common.collect.ImmutableMap;
import io.volley.benchmarks.race.figure.ClusterUse;
import io.volley.benchmarks.race.figure.CpuTimes;
import io.volley.benchmarks.race.job.JobRecording;
import io.volley.testbed.ClusterProcess;
import io.volley.testbed.Home;
import io.volley.testbed.spark.LoopbackSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster on this machine, which lives for one series of races and is watched while they run. */
record LocalCluster(Home home, ClusterProcess cluster) implements RaceCluster {
    @Override
    public void start() {
        cluster.start();
    }

    @Override
    public String master() {
        return cluster.master();
    }

    @Override
    public Map<String, String> environment(Path folder) {
        return ImmutableMap.<String, String>builder()
                .putAll(cluster.environment())
                // Not the user's: their defaults are for another cluster.
                .put("SPARK_CONF_DIR", folder.toString())
                .put("SPARK_LOCAL_IP", "127.0.0.1")
                .buildKeepingLast();
    }

    @Override
    public Map<String, String> settings(Path folder) {
        return ImmutableMap.<String, String>builder()
                .putAll(LoopbackSettings.of(home))
                .putAll(SmallData.SETTINGS)
                .put("spark.local.dir", folder.resolve("local").toString())
                .put("spark.yarn.stagingDir", folder.resolve("staging").toUri().toString())
                .put(
                        "spark.sql.warehouse.dir",
                        folder.resolve("warehouse").toUri().toString())
                .buildOrThrow();
    }

    @Override
    public List<String> words() {
        return List.of();
    }

    @Override
    public int coresPerExecutor() {
        return 1;
    }

    @Override
    public ClusterUse use(JobRecording seen) throws IOException {
        return ClusterUse.of(seen.application(), cluster.sightings());
    }

    @Override
    public Optional<CpuTimes> cpuTimes() throws IOException {
        return CpuTimes.now();
    }

    @Override
    public List<ProcessHandle> processes() {
        return cluster.processes();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
