package io.volley.cli.doctor;

import java.util.Optional;
import java.util.OptionalInt;

/** Whether the application's state has a place to stand. */
final class ZooKeeperCheck {
    static final String NAME = "ZooKeeper";

    private ZooKeeperCheck() {}

    /**
     * Where the driver will run a server of its own.
     *
     * @param port that is asked for; empty for any
     * @param free whether nobody listens there
     */
    static Finding own(OptionalInt port, boolean free) {
        if (port.isEmpty()) {
            return Finding.ok(NAME, "the driver will run its own, on any free port: nodes must be able to reach it");
        }
        return free
                ? Finding.ok(NAME, "the driver will run its own, on port %d", port.getAsInt())
                : Finding.warning(
                        NAME,
                        "port %d is in use: the driver's own will take one of the next".formatted(port.getAsInt()),
                        "Set spark.volley.zookeeper.port to a free port if a firewall lets only that one through.");
    }

    /** @param failure why no session could be had; empty if one could */
    static Finding quorum(String connect, Optional<String> failure) {
        return failure.map(why -> Finding.fault(
                        NAME,
                        "%s: %s".formatted(connect, why),
                        "Is it running, is spark.volley.zookeeper.connect right, and may this host reach it?"))
                .orElseGet(() -> Finding.ok(NAME, "%s answers", connect));
    }

    /** Where applications that share a pool name none. */
    static Finding unshared() {
        return Finding.fault(
                NAME,
                "spark.volley.pool is set, but no quorum that its applications share",
                "Set spark.volley.zookeeper.connect: zk1:2181,zk2:2181, for example.");
    }

    /** Where Hadoop's settings are to name it, and could not be read. */
    static Finding unread() {
        return Finding.unknown(
                NAME,
                "spark.volley.zookeeper.connect is \"hadoop\", and Hadoop's settings were not read",
                "Name the quorum itself to have it tried: spark.volley.zookeeper.connect=zk1:2181,zk2:2181");
    }

    /** Where Hadoop's settings are to name it, and do not. */
    static Finding unnamed() {
        return Finding.fault(
                NAME,
                "spark.volley.zookeeper.connect is \"hadoop\", but Hadoop's settings have no hadoop.zk.address",
                "Name the quorum itself: spark.volley.zookeeper.connect=zk1:2181,zk2:2181");
    }
}
