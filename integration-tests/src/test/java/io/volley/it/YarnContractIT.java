package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;

/** What holds on every kind of cluster, on YARN. */
@ExtendWith(YarnPlace.Shared.class)
class YarnContractIT extends PlaceContract {
    private final YarnPlace cluster;

    YarnContractIT(YarnPlace cluster) {
        this.cluster = cluster;
    }

    @Override
    Place place() {
        return cluster;
    }

    @Override
    void assertRequestedAtOnce(Submission submission) {
        assertThat(submission.batches()).as(submission::describe).hasSizeGreaterThan(1);
        assertThat(submission.batches().get(0))
                .as(submission::describe)
                .contains("requesting 4 executors of profile 0: 40 tasks of unknown duration");
    }

    @Override
    void assertRequestedBothProfiles(Submission submission) {
        assertThat(submission.batches())
                .as(submission::describe)
                .anySatisfy(batch -> assertThat(batch).contains("executors of profile 0"))
                .anySatisfy(batch ->
                        assertThat(batch).contains("executors of profile 1").contains("2 cores"));
    }
}
