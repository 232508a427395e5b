package io.volley.benchmarks.large;

import io.volley.testbed.process.ParentChannel;
import io.volley.testbed.process.ParentWatchdog;
import io.volley.testbed.yarn.ClientConfiguration;
import io.volley.testbed.yarn.YarnOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeys;
import org.apache.hadoop.ipc.Server;
import org.apache.hadoop.net.DNSToSwitchMapping;
import org.apache.hadoop.security.SaslRpcServer.AuthMethod;
import org.apache.hadoop.yarn.api.ContainerManagementProtocol;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.ipc.YarnRPC;
import org.apache.hadoop.yarn.server.MiniYARNCluster;
import org.apache.hadoop.yarn.server.resourcemanager.ResourceManager;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.QueueMetrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The main class of a process that is a real ResourceManager, with many nodes that start nothing: they register, send
 * heartbeats, and accept what ApplicationMasters start on them, by Hadoop's own calls and with its own tokens.
 *
 * <p>Use it through {@link VirtualYarnProcess}.
 */
@Command(name = "simulated-yarn", description = "A real ResourceManager with simulated nodes, on loopback.")
public final class VirtualYarnMain implements Callable<Integer> {
    private static final int HANDLERS = 8;
    private static final int READERS = 4;

    @Mixin
    private YarnOptions options = new YarnOptions();

    public static void main(String[] arguments) {
        YarnOptions.run(new VirtualYarnMain(), arguments);
    }

    @Override
    public Integer call() throws Exception {
        MiniYARNCluster cluster = new MiniYARNCluster("yarn", 0, 1, 1);
        cluster.init(configuration());
        cluster.start();
        ResourceManager resourceManager = cluster.getResourceManager();
        VirtualNodes all = new VirtualNodes(VirtualHosts.names(options.nodes()));
        VirtualStarts starts = new VirtualStarts(all);
        Server server = serve(starts, resourceManager, cluster.getConfig());
        int port = server.getListenerAddress().getPort();
        all.start(
                resourceManager.getResourceTrackerService(),
                Resource.newInstance(options.memory(), options.vcores()),
                port);
        ClientConfiguration.write(cluster.getConfig(), options.directory().resolve("conf"));
        QueueMetrics scheduler = resourceManager.getResourceScheduler().getRootQueueMetrics();
        SimulationOrders orders = new SimulationOrders(scheduler, all, starts, new WorkClock(port));
        ParentChannel.ready();
        ParentWatchdog.obey(System.in, orders::obey);
        return 0;
    }

    /** One server for all nodes. It knows the ResourceManager's tokens for NodeManagers, and lets nobody in without one. */
    private static Server serve(VirtualStarts starts, ResourceManager resourceManager, Configuration settings) {
        Configuration own = new Configuration(settings);
        own.set(CommonConfigurationKeys.HADOOP_SECURITY_AUTHENTICATION, AuthMethod.TOKEN.toString());
        own.setInt(CommonConfigurationKeys.IPC_SERVER_RPC_READ_THREADS_KEY, READERS);
        Server server = YarnRPC.create(own)
                .getServer(
                        ContainerManagementProtocol.class,
                        starts,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        own,
                        resourceManager.getRMContext().getNMTokenSecretManager(),
                        HANDLERS,
                        null);
        server.start();
        return server;
    }

    private Configuration configuration() {
        Configuration settings = options.settings();
        settings.setClass(ClientConfiguration.RACKS, OneRack.class, DNSToSwitchMapping.class);
        options.overrides().forEach(settings::set);
        return settings;
    }
}
