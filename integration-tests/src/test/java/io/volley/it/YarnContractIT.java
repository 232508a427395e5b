package io.volley.it;

import org.junit.jupiter.api.extension.ExtendWith;

/** What holds on every kind of cluster, on YARN. */
@ExtendWith(Cluster.Shared.class)
class YarnContractIT extends ClusterContract {
    private final Cluster cluster;

    YarnContractIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    Place place() {
        return cluster;
    }
}
