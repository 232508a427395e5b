package io.volley.coordination;

import java.time.Duration;

/**
 * Where the application's state stands.
 *
 * @param connect ZooKeeper's connect string, such as {@code zk1:2181,zk2:2181}
 * @param root what all of Volley's nodes stand under, such as {@code /volley}
 * @param sessionTimeout how long ZooKeeper keeps the session of a silent client
 * @param connectTimeout how long a client waits for its first connection
 */
public record ZooKeeperAddress(String connect, String root, Duration sessionTimeout, Duration connectTimeout) {}
