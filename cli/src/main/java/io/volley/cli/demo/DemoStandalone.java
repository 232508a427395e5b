package io.volley.cli.demo;

import io.volley.cli.Home;
import io.volley.cli.cluster.StandaloneProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Spark's own Standalone with two Workers. */
final class DemoStandalone implements DemoCluster {
    private final StandaloneProcess standalone;

    DemoStandalone(Home home, Path folder) {
        standalone = new StandaloneProcess(home, folder.resolve("standalone"), StandaloneProcess.Shape.workers(2));
    }

    @Override
    public String description() {
        return "Spark Standalone: a Master and 2 Workers";
    }

    @Override
    public void start() {
        standalone.start();
    }

    @Override
    public String master() {
        return standalone.master();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public List<BatchLog.Batch> batches(Path jobLog) throws IOException {
        return WantedLog.read(jobLog);
    }

    @Override
    public List<ProcessHandle> processes() {
        return standalone.executors();
    }

    @Override
    public List<Path> logs() {
        return standalone.logs();
    }

    @Override
    public void close() {
        standalone.close();
    }
}
