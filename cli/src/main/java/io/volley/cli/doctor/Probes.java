package io.volley.cli.doctor;

import com.google.common.collect.ImmutableList;
import io.volley.linkage.Linkage;
import java.io.IOException;
import java.util.Optional;

/** What looks at the world for the {@link Doctor}. Each answers within seconds, and tells a failure as its answer. */
public interface Probes {
    /** What YARN's clients can find out, by the settings in HADOOP_CONF_DIR. */
    YarnFacts yarn();

    /**
     * What Spark's Masters tell.
     *
     * @param addresses each host:port
     * @param webPort where their web pages are looked for
     */
    StandaloneFacts standalone(ImmutableList<String> addresses, int webPort);

    /** Why no session can be had with a ZooKeeper; empty if one can. */
    Optional<String> zooKeeper(String connect);

    /**
     * The host that executors would look for the driver at.
     *
     * @param named the host that the driver is told to call itself; empty if it is to find that out
     */
    HostFacts host(Optional<String> named);

    /** Whether a server could listen on a port of this host. */
    boolean isFree(int port);

    /** How Volley's jar links with the jars of a Spark. */
    Linked linkage() throws IOException;

    /**
     * A host by its name.
     *
     * @param name as it was named, or as it calls itself
     * @param address of that name; empty if it has none
     * @param here whether an interface of this host has that address
     */
    record HostFacts(String name, Optional<String> address, boolean here) {}

    /**
     * How Volley's jar links with a Spark.
     *
     * @param overrides how many overridden methods were looked at; 0 if it is not known which there are
     */
    record Linked(Linkage linkage, int overrides) {}
}
