package io.volley.standalone;

import io.volley.spark.scaling.ClusterContract;
import io.volley.spark.scaling.PlayedCluster;

/** The port to Spark Standalone keeps what every cluster promises. */
class MasterClusterTest extends ClusterContract {
    @Override
    protected PlayedCluster play() {
        return new PlayedMaster();
    }
}
