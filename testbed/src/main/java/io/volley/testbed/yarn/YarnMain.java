package io.volley.testbed.yarn;

import io.volley.testbed.process.ClusterException;
import io.volley.testbed.process.Loopback;
import io.volley.testbed.process.ParentChannel;
import io.volley.testbed.process.ParentWatchdog;
import io.volley.testbed.process.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.AbstractYarnScheduler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The main class of a process that is a YARN cluster: one ResourceManager and some NodeManagers, on loopback. It writes
 * the clients' configuration to {@code <directory>/conf}, prints {@code ready} with the address of the ResourceManager's
 * page, and ends when its standard input does or
 * it is told to. When it ends, its containers have ended.
 *
 * <p>Use it through {@link YarnProcess}.
 */
@Command(name = "embedded-yarn", description = "A YARN cluster in one process, on loopback.")
public final class YarnMain implements Callable<Integer> {
    static final String RESTART_RESOURCE_MANAGER = "restart-resourcemanager";
    static final String STOP_NODE_MANAGER = "stop-nodemanager";

    /** The setting that says each how many milliseconds the scheduler is looked at; without it never. */
    static final String WATCH_MILLIS = "volley.watch.millis";

    /** The file in the cluster's folder with what was seen of applications then. */
    static final String SIGHTINGS = "sightings.tsv";

    private static final String NAME = "yarn";
    private static final Duration NODES_REGISTER_WITHIN = Duration.ofSeconds(60);
    private static final Duration CONTAINERS_END_WITHIN = Duration.ofSeconds(5);

    @Mixin
    private YarnOptions options = new YarnOptions();

    @Option(names = "--container-classpath", description = "The value of yarn.application.classpath.")
    private String containerClasspath = "";

    public static void main(String[] arguments) {
        YarnOptions.run(new YarnMain(), arguments);
    }

    @Override
    public Integer call() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(YarnMain::endContainers, "end-containers"));
        // Its working directory is where this process stands: target/yarn below it.
        MiniYARNCluster cluster = new MiniYARNCluster(NAME, options.nodes(), 1, 1);
        cluster.init(configuration());
        ResourceManagerPages pages = new ResourceManagerPages();
        cluster.getResourceManager().registerServiceListener(pages);
        cluster.start();
        pages.restore();
        if (!cluster.waitForNodeManagersToConnect(NODES_REGISTER_WITHIN.toMillis())) {
            throw new ClusterException("not all of %d NodeManagers registered within %s"
                    .formatted(options.nodes(), NODES_REGISTER_WITHIN));
        }
        ClientConfiguration.write(cluster.getConfig(), options.directory().resolve("conf"));
        if (options.overrides().containsKey(WATCH_MILLIS)) {
            SchedulerWatch.start(
                    () -> (AbstractYarnScheduler<?, ?>)
                            cluster.getResourceManager().getResourceScheduler(),
                    options.directory().resolve(SIGHTINGS),
                    Long.parseLong(options.overrides().get(WATCH_MILLIS)));
        }
        ParentChannel.ready(page(cluster.getConfig()));
        ParentWatchdog.obey(System.in, order -> obey(cluster, order));
        return 0;
    }

    private static String page(Configuration settings) {
        String address = settings.get(YarnConfiguration.RM_WEBAPP_ADDRESS);
        return "http://" + Loopback.ADDRESS + address.substring(address.lastIndexOf(':')) + "/cluster";
    }

    /** Does what a test orders: {@code restart-resourcemanager}, or {@code stop-nodemanager N}. */
    private static void obey(MiniYARNCluster cluster, String order) {
        String[] words = order.split(" ", -1);
        switch (words[0]) {
            case RESTART_RESOURCE_MANAGER -> restartResourceManager(cluster);
            case STOP_NODE_MANAGER ->
                cluster.getNodeManager(Integer.parseInt(words[1])).stop();
            default -> throw new IllegalArgumentException("unknown command: " + order);
        }
        ParentChannel.done(order, "");
    }

    private static void restartResourceManager(MiniYARNCluster cluster) {
        try {
            cluster.restartResourceManager(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while the ResourceManager was restarted", e);
        }
    }

    private Configuration configuration() throws Exception {
        Configuration settings = options.settings();
        settings.set(YarnConfiguration.NM_BIND_HOST, Loopback.ADDRESS);
        settings.setBoolean(YarnConfiguration.NM_WEBAPP_ENABLE_CORS_FILTER, false);
        // Without it all nodes are "localhost", and nobody could request one of them.
        settings.setBoolean(YarnConfiguration.RM_SCHEDULER_INCLUDE_PORT_IN_NODE_NAME, true);
        settings.setInt("yarn.minicluster.yarn.nodemanager.resource.memory-mb", options.memory());
        settings.setInt(YarnConfiguration.NM_VCORES, options.vcores());
        // A developer's disk is often nine tenths full; that makes a node unhealthy by default.
        settings.set(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, "100.0");
        settings.setLong(YarnConfiguration.NM_MIN_PER_DISK_FREE_SPACE_MB, 0);
        settings.setBoolean(YarnConfiguration.NM_PMEM_CHECK_ENABLED, true);
        // Containers that take too much memory are killed, as on a real cluster: by looking, without control groups.
        settings.setBoolean(YarnConfiguration.YARN_MINICLUSTER_CONTROL_RESOURCE_MONITORING, true);
        settings.setBoolean(YarnConfiguration.NM_MEMORY_RESOURCE_ENFORCED, false);
        settings.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
        settings.set(YarnConfiguration.NM_CONTAINER_EXECUTOR, ContainersThatEnd.class.getName());
        settings.setBoolean(YarnConfiguration.LOG_AGGREGATION_ENABLED, false);
        // The logs of a container must outlive its application: the demo reads the ApplicationMaster's.
        settings.setLong(YarnConfiguration.DEBUG_NM_DELETE_DELAY_SEC, 24 * 60 * 60);
        settings.set(YarnConfiguration.YARN_APPLICATION_CLASSPATH, containerClasspath);
        if (options.overrides().containsKey(YarnProcess.KERBEROS)) {
            KerberosRealm.start(KerberosFiles.of(options.directory())).secure(settings);
            EmbeddedHdfs.start(settings, options.directory().resolve("hdfs"));
        }
        options.overrides().forEach(settings::set);
        return settings;
    }

    /** MiniYARNCluster leaves its containers running when its process ends. Two looks: a kill may race with a fork. */
    private static void endContainers() {
        ContainersThatEnd.close();
        for (int look = 0; look < 2; look++) {
            Set<ProcessHandle> containers = Processes.descendants(ProcessHandle.current());
            containers.addAll(Processes.beneath(Path.of("target", NAME)));
            Processes.kill(containers, CONTAINERS_END_WITHIN);
        }
        Runtime.getRuntime().halt(0);
    }
}
