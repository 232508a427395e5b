package io.volley.it;

import io.volley.testbed.Home;
import io.volley.testbed.yarn.YarnProcess;
import io.volley.testbed.zookeeper.ZooKeeperProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A YARN cluster of two NodeManagers and a ZooKeeper, each in a process of its own, shared by all tests of a run. A test
 * that needs another shape of cluster starts its own.
 */
final class YarnPlace implements Place, AutoCloseable {
    private final Path folder;
    private final YarnProcess yarn;
    private final ZooKeeperProcess zooKeeper;
    private final boolean ownsYarn;

    private YarnPlace(Path folder, YarnProcess yarn, ZooKeeperProcess zooKeeper, boolean ownsYarn) {
        this.folder = folder;
        this.yarn = yarn;
        this.zooKeeper = zooKeeper;
        this.ownsYarn = ownsYarn;
    }

    static YarnPlace start(YarnProcess.Shape shape) throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("volley.work", "")));
        Path folder = Files.createTempDirectory(work, "cluster-");
        Home home = Home.locate();
        YarnProcess yarn = new YarnProcess(home, folder.resolve("yarn"), shape).start();
        return new YarnPlace(folder, yarn, zooKeeper(folder), true);
    }

    private static ZooKeeperProcess zooKeeper(Path folder) {
        return new ZooKeeperProcess(Home.locate(), folder.resolve("zookeeper"), 0).start(Duration.ofSeconds(60));
    }

    /** The same YARN with a ZooKeeper of its own, for a test that stops it. To close this ends that ZooKeeper alone. */
    YarnPlace withItsOwnZooKeeper() throws IOException {
        Path own = Files.createTempDirectory(folder, "zookeeper-");
        return new YarnPlace(own, yarn, zooKeeper(own), false);
    }

    YarnProcess yarn() {
        return yarn;
    }

    ZooKeeperProcess zooKeeper() {
        return zooKeeper;
    }

    @Override
    public Path newFolder(String name) throws IOException {
        return Files.createTempDirectory(folder, name + "-");
    }

    @Override
    public String master() {
        return "yarn";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("HADOOP_CONF_DIR", yarn.configuration().toString());
    }

    @Override
    public Map<String, String> settings(Path submission) {
        return Map.of(
                "spark.yarn.jars",
                "local:" + Home.locate().sparkJars() + "/*",
                "spark.yarn.stagingDir",
                "file:" + submission.resolve("staging"),
                "spark.volley.zookeeper.connect",
                zooKeeper.connectString());
    }

    @Override
    public List<Path> containerLogs() {
        return yarn.containerLogs();
    }

    @Override
    public List<ProcessHandle> processes() {
        return yarn.processes();
    }

    @Override
    public void close() {
        if (ownsYarn) {
            yarn.close();
        }
        zooKeeper.close();
    }

    /** Gives tests the shared cluster as a parameter. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == YarnPlace.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .getOrComputeIfAbsent(Held.class, key -> new Held(startShared()), Held.class)
                    .cluster();
        }

        private static YarnPlace startShared() {
            try {
                return start(YarnProcess.Shape.nodes(2));
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        }
    }

    private record Held(YarnPlace cluster) implements AutoCloseable {
        @Override
        public void close() {
            cluster.close();
        }
    }
}
