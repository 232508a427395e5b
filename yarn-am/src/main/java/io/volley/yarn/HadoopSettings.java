package io.volley.yarn;

import io.volley.coordination.Handover;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.net.DNSToSwitchMapping;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** The driver's Hadoop settings, on top of those of the node. */
final class HadoopSettings {
    private static final String RACKS = "net.topology.node.switch.mapping.impl";

    /** YARN's default. Its constant is an int in Hadoop 3.3 and a long in 3.4, so that it cannot be named here. */
    private static final Duration YARNS_EXPIRY = Duration.ofMinutes(10);

    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Beyond any patience of YARN's, with ResourceManagers that are restarted meanwhile and begin to wait anew. */
    private static final Duration LONGER_THAN_YARNS = Duration.ofDays(1);

    private HadoopSettings() {}

    static Configuration read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("%s is not in the working directory; the driver puts it there".formatted(file));
        }
        Configuration settings = new YarnConfiguration();
        settings.addResource(file.toUri().toURL());
        return withReportedRacks(settings);
    }

    /** Hadoop reads this once for the whole process, so whatever resolves a rack first needs it set. */
    static Configuration withReportedRacks(Configuration settings) {
        settings.setClass(RACKS, ReportedRacks.class, DNSToSwitchMapping.class);
        return settings;
    }

    /** The application's secret for ZooKeeper. */
    static String secret(Credentials credentials) {
        byte[] secret = Optional.ofNullable(credentials.getSecretKey(new Text(Handover.SECRET_KEY)))
                .orElseThrow(() ->
                        new IllegalStateException("%s is not in the container's credentials; the driver puts it there"
                                .formatted(Handover.SECRET_KEY)));
        return new String(secret, StandardCharsets.UTF_8);
    }

    /** After which silence the ResourceManager gives up on an ApplicationMaster. */
    static Duration expiry(Configuration settings) {
        return Duration.ofMillis(settings.getLong(YarnConfiguration.RM_AM_EXPIRY_INTERVAL_MS, YARNS_EXPIRY.toMillis()));
    }

    /**
     * How long an attempt waits for ZooKeeper. The first fails early, for then something is wrong with the settings. A later
     * one has executors that run, and does not give up before YARN ends it for not having registered: by then the failure
     * before is so old that YARN starts another, at the defaults, while one minute earlier both would count.
     *
     * <p>With the driver's own ZooKeeper it does give up in time: that is away if the driver is dead, and the ApplicationMasters
     * of a dead driver would follow each other for ever.
     *
     * @param attempt counted from 1
     */
    static Duration patience(int attempt, boolean zooKeeperIsTheDrivers, Configuration settings) {
        if (attempt == 1) {
            return Duration.ZERO;
        }
        return zooKeeperIsTheDrivers ? mayRegisterWithin(settings) : LONGER_THAN_YARNS;
    }

    /**
     * How long an ApplicationMaster may put off its registration: as long as the ResourceManager lets one live that has not
     * registered, less what may have passed before this process looked at a clock, and what its registration takes.
     */
    private static Duration mayRegisterWithin(Configuration settings) {
        Duration expiry = expiry(settings);
        Duration quarter = expiry.dividedBy(4);
        return expiry.minus(quarter.compareTo(MARGIN) < 0 ? quarter : MARGIN);
    }

    /** Whether the ResourceManager names nodes {@code host:port}. */
    static boolean portInNodeName(Configuration settings) {
        return settings.getBoolean(
                YarnConfiguration.RM_SCHEDULER_INCLUDE_PORT_IN_NODE_NAME,
                YarnConfiguration.DEFAULT_RM_SCHEDULER_USE_PORT_FOR_NODE_NAME);
    }
}
