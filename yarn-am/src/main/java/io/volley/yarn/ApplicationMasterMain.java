package io.volley.yarn;

import io.volley.coordination.AmPresence;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.CuratorStore;
import io.volley.coordination.FencedException;
import io.volley.coordination.Handover;
import io.volley.coordination.Pen;
import io.volley.coordination.RecordJson;
import io.volley.coordination.Store;
import io.volley.core.record.ContainerId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.ApplicationConstants.Environment;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main class of the ApplicationMaster. Takes no arguments: what it must know lies in its working directory ({@link
 * Handover#FILE}, {@link Handover#HADOOP_SETTINGS_FILE}), its environment ({@code CONTAINER_ID}, {@code NM_HOST}) and its
 * credentials. Ends with 0 if the application is over or another attempt has taken over, with 1 if YARN shall try again.
 */
public final class ApplicationMasterMain {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationMasterMain.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** YARN's default. Its constant is an int in Hadoop 3.3 and a long in 3.4, so that it cannot be named here. */
    private static final Duration YARNS_EXPIRY = Duration.ofMinutes(10);

    private ApplicationMasterMain() {}

    public static void main(String[] arguments) {
        int status = 1;
        try {
            work();
            status = 0;
        } catch (FencedException replaced) {
            LOG.warn("This attempt ends: {}", replaced.getMessage());
            status = 0;
        } catch (Throwable failure) {
            LOG.error("This attempt fails", failure);
        }
        // Some of Hadoop's threads are no daemons.
        System.exit(status);
    }

    private static void work() throws IOException, YarnException, InterruptedException {
        Configuration conf = new YarnConfiguration();
        conf.addResource(new org.apache.hadoop.fs.Path(
                Path.of(Handover.HADOOP_SETTINGS_FILE).toUri()));
        UserGroupInformation.setConfiguration(conf);
        Handover handover = RecordJson.read(Files.readAllBytes(Path.of(Handover.FILE)), Handover.class, Handover.FILE);
        org.apache.hadoop.yarn.api.records.ContainerId own =
                org.apache.hadoop.yarn.api.records.ContainerId.fromString(environment(Environment.CONTAINER_ID));
        ApplicationAttemptId attempt = own.getApplicationAttemptId();
        Credentials credentials = UserGroupInformation.getCurrentUser().getCredentials();
        ApplicationNodes nodes = new ApplicationNodes(
                handover.zooKeeper().root(), attempt.getApplicationId().toString());

        try (Store store = new CuratorStore(handover.zooKeeper(), secret(credentials))) {
            store.start();
            Pen pen = store.takePen(nodes.epoch(), attempt.getAttemptId());
            LOG.info("Attempt {} of {} holds the pen", attempt.getAttemptId(), handover.applicationName());
            SharedState state = new SharedState(store, nodes, pen);
            state.announce(new AmPresence(
                    attempt.getAttemptId(), environment(Environment.NM_HOST), new ContainerId(own.toString())));
            cleanUp(serve(conf, handover, state, credentials), conf, handover, nodes, store);
        }
    }

    private static ApplicationMaster.Outcome serve(
            Configuration conf, Handover handover, SharedState state, Credentials credentials)
            throws IOException, YarnException, InterruptedException {
        try (YarnResourceManager yarn = new YarnResourceManager(
                        conf, environment(Environment.NM_HOST), handover.trackingUrl(), handover.nodeLabel());
                NodeManagers starter = new YarnNodeManagers(
                        conf, yarn.tokens(), new ExecutorContext(handover.executors(), credentials))) {
            return new ApplicationMaster(state, pace(conf, handover), yarn, starter, InstantSource.system()).run();
        }
    }

    /** YARN gives up an ApplicationMaster that is silent for too long: never slower than half of that. */
    private static ApplicationMaster.Pace pace(Configuration conf, Handover handover) {
        Duration half = Duration.ofMillis(
                conf.getLong(YarnConfiguration.RM_AM_EXPIRY_INTERVAL_MS, YARNS_EXPIRY.toMillis()) / 2);
        Duration idle = handover.idleHeartbeat().compareTo(half) < 0 ? handover.idleHeartbeat() : half;
        return new ApplicationMaster.Pace(
                handover.busyHeartbeat(), idle, PATIENCE, handover.driverGrace(), handover.zooKeeperIsTheDrivers());
    }

    /** With the driver gone, nobody else deletes what it has left on the cluster's file system and in ZooKeeper. */
    private static void cleanUp(
            ApplicationMaster.Outcome outcome,
            Configuration conf,
            Handover handover,
            ApplicationNodes nodes,
            Store store) {
        if (outcome != ApplicationMaster.Outcome.ABANDONED) {
            return;
        }
        if (!handover.stagingDirectory().isEmpty()) {
            org.apache.hadoop.fs.Path staging = new org.apache.hadoop.fs.Path(handover.stagingDirectory());
            try {
                FileSystem fileSystem = staging.getFileSystem(conf);
                fileSystem.delete(staging, true);
                LOG.info("Deleted staging directory {}", staging);
            } catch (IOException failure) {
                LOG.warn("Could not delete staging directory {}; delete it by hand", staging, failure);
            }
        }
        if (!handover.zooKeeperIsTheDrivers()) {
            store.deleteTree(nodes.home());
        }
    }

    private static String secret(Credentials credentials) {
        byte[] secret = credentials.getSecretKey(new Text(Handover.SECRET_KEY));
        if (secret == null) {
            throw new IllegalStateException("the container's credentials hold no " + Handover.SECRET_KEY
                    + "; the ApplicationMaster is started by Volley's driver and by nobody else");
        }
        return new String(secret, StandardCharsets.UTF_8);
    }

    private static String environment(Environment variable) {
        String value = System.getenv(variable.name());
        if (value == null) {
            throw new IllegalStateException(
                    variable.name() + " is not set; the ApplicationMaster runs in a container of YARN");
        }
        return value;
    }
}
