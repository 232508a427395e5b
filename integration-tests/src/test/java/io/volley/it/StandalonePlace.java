package io.volley.it;

import io.volley.testbed.Home;
import io.volley.testbed.standalone.StandaloneProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Spark's own Standalone cluster, its Masters and Workers in processes of their own. */
final class StandalonePlace implements Place, AutoCloseable {
    private final Path folder;
    private final StandaloneProcess standalone;

    private StandalonePlace(Path folder, StandaloneProcess standalone) {
        this.folder = folder;
        this.standalone = standalone;
    }

    static StandalonePlace start(StandaloneProcess.Shape shape) throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("volley.work", "")));
        Path folder = Files.createTempDirectory(work, "standalone-");
        StandaloneProcess standalone = new StandaloneProcess(Home.locate(), folder.resolve("standalone"), shape);
        return new StandalonePlace(folder, standalone.start());
    }

    StandaloneProcess standalone() {
        return standalone;
    }

    @Override
    public Path newFolder(String name) throws IOException {
        return Files.createTempDirectory(folder, name + "-");
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
    public Map<String, String> settings(Path submission) {
        return Map.of();
    }

    @Override
    public List<Path> containerLogs() {
        return List.of();
    }

    @Override
    public List<ProcessHandle> processes() {
        return standalone.processes();
    }

    @Override
    public void close() {
        standalone.close();
    }
}
