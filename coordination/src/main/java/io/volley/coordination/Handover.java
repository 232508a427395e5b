package io.volley.coordination;

import io.volley.core.settings.AbsenceSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * What the submission gives every attempt of the ApplicationMaster as a file in its working directory, named {@link #FILE}.
 * Holds no secret. In cluster mode it says how the driver is started, and the driver says how executors are.
 *
 * @param applicationName as YARN shows it
 * @param zooKeeper where the application's state stands
 * @param zooKeeperIsTheDrivers whether the driver itself runs the ZooKeeper, so that both are gone together
 * @param executors how executors are started; empty in cluster mode
 * @param driver how the driver is started; empty in client mode
 * @param trackingUrl the driver's pages, empty if it has none, and in cluster mode
 * @param historyUrl the application's pages once it has ended, on Spark's history server; empty if there is none. In cluster
 *     mode the number of the driver's run is to follow
 * @param driverHost where the driver runs, empty in cluster mode
 * @param stagingDirectory what the ApplicationMaster deletes at the end; empty if it is to be kept
 * @param nodeLabel the node label expression that executors are requested with, if any
 * @param idleHeartbeat how often the ApplicationMaster calls the ResourceManager while nothing is pending
 * @param busyHeartbeat how often while something is pending
 * @param driverAbsence when the driver is given up
 */
public record Handover(
        String applicationName,
        ZooKeeperAddress zooKeeper,
        boolean zooKeeperIsTheDrivers,
        Optional<ExecutorLaunch> executors,
        Optional<DriverLaunch> driver,
        String trackingUrl,
        String historyUrl,
        String driverHost,
        String stagingDirectory,
        Optional<String> nodeLabel,
        Duration idleHeartbeat,
        Duration busyHeartbeat,
        AbsenceSettings driverAbsence) {
    /** The file's name in the ApplicationMaster's working directory. */
    public static final String FILE = "volley-handover.json";

    /** The file with the driver's Hadoop settings, in Hadoop's XML form. */
    public static final String HADOOP_SETTINGS_FILE = "volley-site.xml";

    /** The key of the container's credentials under which the application's secret for ZooKeeper lies. */
    public static final String SECRET_KEY = "volley.zookeeper.secret";

    /** The key under which Spark's own secret lies, as Spark's {@code SecurityManager} names it. */
    public static final String SPARK_SECRET_KEY = "sparkCookie";
}
