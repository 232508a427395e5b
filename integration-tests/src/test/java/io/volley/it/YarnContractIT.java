package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Override
    void assertAskedAtOnce(Submission submission) {
        assertThat(submission.batches()).as(submission::describe).hasSizeGreaterThan(1);
        assertThat(submission.batches().get(0))
                .as(submission::describe)
                .contains("asking for 4 executors of profile 0: 40 tasks of unknown length");
    }

    @Override
    void assertAskedForBothProfiles(Submission submission) {
        assertThat(submission.batches())
                .as(submission::describe)
                .anySatisfy(batch -> assertThat(batch).contains("executors of profile 0"))
                .anySatisfy(batch ->
                        assertThat(batch).contains("executors of profile 1").contains("2 cores"));
    }
}
