package io.volley.spark;

import com.google.common.collect.ImmutableList;
import io.volley.coordination.ZooKeeperAddress;
import io.volley.core.settings.SettingsException;
import io.volley.core.settings.VolleySettings;
import io.volley.core.settings.ZooKeeperSettings;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The ZooKeeper that the settings name, and secrets for what an application keeps there. */
public final class ConfiguredZooKeeper {
    private static final String HADOOP_KEY = "hadoop.zk.address";

    private static final int SECRET_BYTES = 32;

    private ConfiguredZooKeeper() {}

    /**
     * Where it is; empty if none is named. Hadoop's is usually the ResourceManager's own, and is used by nobody who has not
     * asked for it.
     *
     * @throws SettingsException if the settings say that it is Hadoop's, and that is not known
     */
    public static Optional<ZooKeeperAddress> of(VolleySettings settings, Configuration hadoop) {
        String connect = settings.zooKeeper().connect();
        ImmutableList<String> faults = faults(connect, hadoop);
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return Optional.of(isHadoops(connect) ? hadoop.getTrimmed(HADOOP_KEY) : connect)
                .filter(named -> !named.isEmpty())
                .map(named -> address(named, settings));
    }

    /**
     * What is wrong with where it is said to be, a sentence each.
     *
     * @param connect the value of {@link ZooKeeperSettings#CONNECT}
     */
    public static ImmutableList<String> faults(String connect, Configuration hadoop) {
        return isHadoops(connect) && hadoop.getTrimmed(HADOOP_KEY, "").isEmpty()
                ? ImmutableList.of(
                        "%s is \"%s\", but %s is not set in the Hadoop configuration; set it, name the quorum itself, or unset %1$s and the driver runs a ZooKeeper server of its own"
                                .formatted(ZooKeeperSettings.CONNECT.key(), connect, HADOOP_KEY))
                : ImmutableList.of();
    }

    private static boolean isHadoops(String connect) {
        return connect.trim().equals(ZooKeeperSettings.HADOOPS);
    }

    /** The address of a server, with the settings' root and limits. */
    public static ZooKeeperAddress address(String connect, VolleySettings settings) {
        return new ZooKeeperAddress(
                connect,
                settings.zooKeeper().root(),
                settings.zooKeeper().acl(),
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
