package io.volley.testbed.yarn;

import io.volley.testbed.process.Loopback;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What the process of a YARN cluster is told on its command line, and the settings that any such cluster has. */
public final class YarnOptions {
    @Option(names = "--nodes", required = true, description = "NodeManagers.")
    private int nodes;

    @Option(names = "--memory", required = true, description = "MiB of each NodeManager.")
    private int memory;

    @Option(names = "--vcores", required = true, description = "Virtual cores of each NodeManager.")
    private int vcores;

    @Option(
            names = "--directory",
            required = true,
            description = "The folder of the cluster; also its working directory.")
    private Path directory = Path.of("");

    @Option(names = "-D", mapFallbackValue = "", description = "A setting of Hadoop, key=value; it wins over ours.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    /** Runs such a process to its end; does not return. */
    public static void run(Callable<Integer> main, String[] arguments) {
        CommandLine command = new CommandLine(main);
        command.setTrimQuotes(false);
        command.setExpandAtFiles(false);
        // exit() and not a return: Hadoop leaves threads that are no daemons.
        System.exit(command.execute(arguments));
    }

    public int nodes() {
        return nodes;
    }

    public int memory() {
        return memory;
    }

    public int vcores() {
        return vcores;
    }

    public Path directory() {
        return directory;
    }

    /** The settings that win over all others. */
    public Map<String, String> overrides() {
        return overrides;
    }

    /** A ResourceManager on loopback with one queue, without the overrides. */
    public Configuration settings() {
        Configuration settings = new YarnConfiguration();
        settings.set("fs.defaultFS", "file:///");
        settings.set("hadoop.tmp.dir", directory.resolve("tmp").toString());
        settings.set(YarnConfiguration.RM_BIND_HOST, Loopback.ADDRESS);
        settings.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 64);
        settings.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_MB, memory);
        settings.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_VCORES, vcores);
        // The default, a tenth, would not let a second application's ApplicationMaster start on a small cluster.
        settings.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1.0");
        settings.set("yarn.scheduler.capacity.root.queues", "default");
        settings.set("yarn.scheduler.capacity.root.default.capacity", "100");
        settings.setBoolean(YarnConfiguration.TIMELINE_SERVICE_ENABLED, false);
        return settings;
    }
}
