package io.volley.spark;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;

/** What Spark finds out by itself if its master is {@code yarn} and no other, made settings of the application. */
public final class YarnDefaults {
    private static final String SHUFFLE_SERVICE_PORT = "spark.shuffle.service.port";
    private static final String AUTHENTICATE = "spark.authenticate";
    private static final String SECRET = "spark.authenticate.secret";

    private YarnDefaults() {}

    /**
     * The port of the NodeManagers' shuffle service.
     *
     * @param cluster what {@code yarn-site.xml} says among it
     */
    public static void readShuffleServicePort(SparkConf conf, Configuration cluster) {
        String port = cluster.getTrimmed(SHUFFLE_SERVICE_PORT, "");
        if (!port.isEmpty()) {
            conf.setIfMissing(SHUFFLE_SERVICE_PORT, port);
        }
    }

    /** The secret of an application with {@code spark.authenticate}, which stock Spark makes up for each. */
    public static void makeUpSecret(SparkConf conf) {
        boolean isNamed = conf.contains(SECRET)
                || conf.contains("spark.authenticate.secret.file")
                || conf.contains("spark.authenticate.secret.driver.file");
        if (conf.getBoolean(AUTHENTICATE, false) && !isNamed) {
            conf.set(SECRET, ConfiguredZooKeeper.newSecret());
        }
    }
}
