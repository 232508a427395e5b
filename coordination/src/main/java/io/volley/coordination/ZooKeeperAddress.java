package io.volley.coordination;

import java.time.Duration;

/**
 * Where the application's state stands.
 *
 * @param connect ZooKeeper's connect string, such as {@code zk1:2181,zk2:2181}
 * @param root what all of Volley's nodes stand under, such as {@code /volley}
 * @param acl what the root is created with, and {@code apps} and {@code pools} in it, in the form of Hadoop's
 *     {@code hadoop.zk.acl}: {@code scheme:id:permissions}, with commas between
 * @param sessionTimeout how long ZooKeeper keeps the session of a silent client
 * @param connectTimeout how long a client waits for its first connection
 */
public record ZooKeeperAddress(
        String connect, String root, String acl, Duration sessionTimeout, Duration connectTimeout) {
    /** Everybody may list what applications share, and create homes in it and delete them. */
    static final String OPEN = "world:anyone:cdr";

    /** With a root that is open to everybody. */
    public ZooKeeperAddress(String connect, String root, Duration sessionTimeout, Duration connectTimeout) {
        this(connect, root, OPEN, sessionTimeout, connectTimeout);
    }
}
