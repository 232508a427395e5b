package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.core.placement.NodeRoom;
import io.volley.core.record.ExecutorSize;

/** The port to the list of the cluster's nodes. */
interface ClusterNodes {
    /** The nodes that run, and what is free on each; empty if they cannot be had. May block. */
    ImmutableList<NodeRoom> withRoom();

    /** An executor was allocated on a node, which the list may not show yet. */
    default void allocated(String node, ExecutorSize size) {}
}
