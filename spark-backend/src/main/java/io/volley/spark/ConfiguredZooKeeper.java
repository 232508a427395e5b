package io.volley.spark;

import io.volley.coordination.ZooKeeperAddress;
import io.volley.core.settings.VolleySettings;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The ZooKeeper that the settings name, and secrets for what an application keeps there. */
public final class ConfiguredZooKeeper {
    /** Names it where Volley's own setting does not. */
    public static final String HADOOP_KEY = "hadoop.zk.address";

    private static final int SECRET_BYTES = 32;

    private ConfiguredZooKeeper() {}

    /** Where it is; empty if none is named. */
    public static Optional<ZooKeeperAddress> of(VolleySettings settings, Configuration hadoop) {
        return Optional.of(settings.zooKeeper().connect())
                .filter(connect -> !connect.isEmpty())
                .or(() -> Optional.ofNullable(hadoop.getTrimmed(HADOOP_KEY)))
                .map(connect -> address(connect, settings));
    }

    /** The address of a server, with the settings' root and limits. */
    public static ZooKeeperAddress address(String connect, VolleySettings settings) {
        return new ZooKeeperAddress(
                connect,
                settings.zooKeeper().root(),
                settings.zooKeeper().sessionTimeout(),
                settings.zooKeeper().connectTimeout());
    }

    /** A random text that nobody guesses. */
    public static String newSecret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
