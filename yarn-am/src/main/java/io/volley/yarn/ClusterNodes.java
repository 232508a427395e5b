package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.core.placement.NodeRoom;

/** The port to the list of the cluster's nodes. */
interface ClusterNodes {
    /** The nodes that run, and what is free on each; empty if they cannot be had. May block. */
    ImmutableList<NodeRoom> withRoom();
}
