package io.volley.cli.demo;

import io.volley.cli.Home;
import io.volley.cli.cluster.YarnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** YARN with two NodeManagers. */
final class DemoYarn implements DemoCluster {
    private final YarnProcess yarn;

    DemoYarn(Home home, Path folder) {
        yarn = new YarnProcess(home, folder.resolve("yarn"), YarnProcess.Shape.nodes(2));
    }

    @Override
    public String description() {
        return "YARN: a ResourceManager and 2 NodeManagers";
    }

    @Override
    public void start() {
        yarn.start();
    }

    @Override
    public String master() {
        return "yarn";
    }

    @Override
    public Map<String, String> environment() {
        String configuration = yarn.configuration().toString();
        return Map.of("HADOOP_CONF_DIR", configuration, "YARN_CONF_DIR", configuration);
    }

    @Override
    public List<BatchLog.Batch> batches(Path jobLog) throws IOException {
        return BatchLog.read(yarn.containerLogs());
    }

    @Override
    public List<ProcessHandle> processes() {
        return yarn.processes();
    }

    /** What the ApplicationMasters said on standard error; a container's number 1 is the ApplicationMaster. */
    @Override
    public List<Path> logs() {
        return yarn.containerLogs().stream()
                .filter(container -> container.toString().endsWith("_000001"))
                .map(container -> container.resolve("stderr"))
                .filter(Files::isReadable)
                .toList();
    }

    @Override
    public void close() {
        yarn.close();
    }
}
