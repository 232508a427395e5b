package io.volley.spark.scaling;

/** The fake keeps what the real ones promise. */
class FakeClusterTest extends ClusterContract {
    @Override
    protected PlayedCluster play() {
        return new FakeCluster();
    }
}
