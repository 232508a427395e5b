package io.volley.cli.doctor.probe;

import io.volley.cli.doctor.YarnFacts;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.NodeLabel;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceTypeInfo;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * Asks YARN, with the Hadoop client that a driver would use. It gets an application id to be told the largest container,
 * as every submission does, and submits nothing.
 */
public final class YarnProbe {
    private static final int CONNECT_MS = 3_000;
    private static final int ANSWER_MS = 5_000;

    private YarnProbe() {}

    public static void main(String[] arguments) {
        try {
            YarnConfiguration hadoop = new YarnConfiguration();
            settings(hadoop);
            UserGroupInformation.setConfiguration(hadoop);
            UserGroupInformation user = UserGroupInformation.getLoginUser();
            Lines.write(YarnFacts.LOGIN, user.getUserName());
            Lines.write(YarnFacts.TICKET, user.hasKerberosCredentials());
            ask(impatient(hadoop));
        } catch (IOException | YarnException | RuntimeException | LinkageError failure) {
            Lines.write(YarnFacts.FAILURE, Lines.cause(failure));
        }
        // Retries of a client that is still connecting must not hold the JVM.
        Runtime.getRuntime().halt(0);
    }

    private static void settings(YarnConfiguration hadoop) {
        boolean several = hadoop.getBoolean(YarnConfiguration.RM_HA_ENABLED, false);
        Lines.write(
                YarnFacts.RESOURCE_MANAGER,
                several
                        ? "one of " + String.join(", ", hadoop.getTrimmedStrings(YarnConfiguration.RM_HA_IDS))
                        : hadoop.get(YarnConfiguration.RM_ADDRESS, YarnConfiguration.DEFAULT_RM_ADDRESS));
        Lines.write(
                YarnFacts.KERBEROS,
                hadoop.get("hadoop.security.authentication", "simple").equals("kerberos"));
        Lines.write(
                YarnFacts.ATTEMPTS,
                hadoop.getInt(YarnConfiguration.RM_AM_MAX_ATTEMPTS, YarnConfiguration.DEFAULT_RM_AM_MAX_ATTEMPTS));
        Lines.write(
                YarnFacts.AUXILIARY_SERVICES,
                String.join(",", hadoop.getTrimmedStrings(YarnConfiguration.NM_AUX_SERVICES)));
        Lines.write(YarnFacts.ZOOKEEPER, hadoop.getTrimmed("hadoop.zk.address", ""));
    }

    private static YarnConfiguration impatient(YarnConfiguration hadoop) {
        YarnConfiguration impatient = new YarnConfiguration(hadoop);
        impatient.setInt("ipc.client.connect.timeout", CONNECT_MS);
        impatient.setInt("ipc.client.connect.max.retries", 0);
        impatient.setInt("ipc.client.connect.max.retries.on.timeouts", 0);
        impatient.setInt("ipc.client.rpc-timeout.ms", ANSWER_MS);
        impatient.setLong(YarnConfiguration.RESOURCEMANAGER_CONNECT_MAX_WAIT_MS, 1_000);
        impatient.setLong(YarnConfiguration.RESOURCEMANAGER_CONNECT_RETRY_INTERVAL_MS, 500);
        impatient.setInt(YarnConfiguration.CLIENT_FAILOVER_MAX_ATTEMPTS, 3);
        impatient.setLong(YarnConfiguration.CLIENT_FAILOVER_SLEEPTIME_BASE_MS, 100);
        impatient.setLong(YarnConfiguration.CLIENT_FAILOVER_SLEEPTIME_MAX_MS, 200);
        return impatient;
    }

    private static void ask(YarnConfiguration hadoop) throws IOException, YarnException {
        YarnClient client = YarnClient.createYarnClient();
        client.init(hadoop);
        client.start();
        Lines.write(YarnFacts.NODES, client.getYarnClusterMetrics().getNumNodeManagers());
        List<QueueInfo> queues = client.getAllQueues();
        int next = 0;
        while (next < queues.size()) {
            next = writeQueue(queues, next, "root");
        }
        Resource largest =
                client.createApplication().getNewApplicationResponse().getMaximumResourceCapability();
        Lines.write(YarnFacts.LARGEST_MB, largest.getMemorySize());
        Lines.write(YarnFacts.LARGEST_CORES, largest.getVirtualCores());
        writeIfTold(
                YarnFacts.LABELS,
                () -> client.getClusterNodeLabels().stream()
                        .map(NodeLabel::getName)
                        .toList());
        writeIfTold(
                YarnFacts.RESOURCE_TYPES,
                () -> client.getResourceTypeInfo().stream()
                        .map(ResourceTypeInfo::getName)
                        .toList());
    }

    /**
     * Writes one queue and those below it, which Hadoop's client lists behind it. Some schedulers tell a queue's path as its
     * name.
     *
     * @return the index of the next that is not below it
     */
    private static int writeQueue(List<QueueInfo> queues, int index, String parent) {
        QueueInfo queue = queues.get(index);
        String name = queue.getQueueName();
        String path = parent + "." + name.substring(name.lastIndexOf('.') + 1);
        int children = queue.getChildQueues().size();
        Lines.write(
                YarnFacts.QUEUE + path,
                queue.getQueueState() + " " + (children == 0 ? YarnFacts.LEAF : YarnFacts.PARENT) + capacity(queue));
        int next = index + 1;
        for (int child = 0; child < children && next < queues.size(); child++) {
            next = writeQueue(queues, next, path);
        }
        return next;
    }

    /** Names that an older ResourceManager may not be able to tell. */
    private interface Names {
        List<String> ask() throws IOException, YarnException;
    }

    private static void writeIfTold(String key, Names names) {
        try {
            Lines.write(key, names.ask().stream().sorted().collect(Collectors.joining(",")));
        } catch (IOException | YarnException | RuntimeException untold) {
            System.err.println(key + ": " + untold);
        }
    }

    private static String capacity(QueueInfo queue) {
        float part = queue.getCapacity();
        return part > 0 && part <= 1 ? " %.0f %%".formatted(part * 100) : "";
    }
}
