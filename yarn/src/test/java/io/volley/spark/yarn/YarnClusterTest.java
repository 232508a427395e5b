package io.volley.spark.yarn;

import io.volley.spark.scaling.ClusterContract;
import io.volley.spark.scaling.PlayedCluster;

/** The port to YARN keeps what every cluster promises. */
class YarnClusterTest extends ClusterContract {
    @Override
    protected PlayedCluster play() {
        return new PlayedYarn();
    }
}
