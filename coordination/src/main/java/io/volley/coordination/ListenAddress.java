package io.volley.coordination;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Where an {@link EmbeddedZooKeeper} listens, and where it is reached.
 *
 * @param bindHost the name or address of this host that it listens on
 * @param host the name or address by which others reach it; another one behind a NAT
 * @param port 0 for any that is free
 * @param retries how many further ports are tried if that one is in use
 */
public record ListenAddress(String bindHost, String host, int port, int retries) {
    private static final int LEAST = 1_024;
    private static final int PORTS = 65_536 - LEAST;

    public ListenAddress {
        checkArgument(port == 0 || (port >= LEAST && port < LEAST + PORTS), "port is %s", port);
        checkArgument(retries >= 0, "retries is %s, but must be at least 0", retries);
    }

    /** Any port, and one name for all. */
    public static ListenAddress on(String host) {
        return new ListenAddress(host, host, 0, 0);
    }

    /** The port that is tried after so many retries, as Spark counts them: after the last one comes the least. */
    int port(int retry) {
        return port == 0 ? 0 : (port - LEAST + retry) % PORTS + LEAST;
    }
}
