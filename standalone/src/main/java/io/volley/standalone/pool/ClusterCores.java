package io.volley.standalone.pool;

import java.util.OptionalInt;

/** How large a cluster is that several applications share. */
@FunctionalInterface
public interface ClusterCores {
    /**
     * The cores of all its workers that live, those in use included; empty while that is not known. Called on the driver's
     * loop at each step: must return at once.
     */
    OptionalInt all();
}
