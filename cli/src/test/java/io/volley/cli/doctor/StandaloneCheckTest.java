package io.volley.cli.doctor;

import static io.volley.cli.doctor.Finding.State.FAULT;
import static io.volley.cli.doctor.Finding.State.OK;
import static io.volley.cli.doctor.Finding.State.UNKNOWN;
import static io.volley.cli.doctor.Finding.State.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.cli.doctor.StandaloneFacts.Cluster;
import io.volley.cli.doctor.StandaloneFacts.Master;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandaloneCheckTest {
    private static final Master UP = new Master("h1:7077", Optional.empty());
    private static final Master DOWN = new Master("h2:7077", Optional.of("ConnectException: Connection refused"));
    private static final Optional<Cluster> TWO = Optional.of(new Cluster(2, 16, 32768, 8, 16384));
    private static final Settings FOUR_CORES = Settings.of(Map.of("spark.executor.cores", "4"));

    @Test
    void findsNoFaultInAGoodCluster() {
        assertThat(StandaloneCheck.of(FOUR_CORES, new StandaloneFacts(ImmutableList.of(UP), TWO)))
                .containsExactly(
                        Finding.ok("Master", "h1:7077: listening"),
                        Finding.ok("Workers", "2, with 16 cores and 32768 MiB together"),
                        Finding.ok("executor's cores", "4"),
                        Finding.ok("executor's size", "1024 MiB and 4 cores"));
    }

    @Test
    void warnsOfOneMasterThatIsAwayAndTellsThatAllAre() {
        assertThat(states(FOUR_CORES, new StandaloneFacts(ImmutableList.of(UP, DOWN), TWO)))
                .containsExactly(WARNING, OK, OK, OK);
        assertThat(states(FOUR_CORES, new StandaloneFacts(ImmutableList.of(DOWN), Optional.empty())))
                .containsExactly(FAULT, UNKNOWN, OK, UNKNOWN);
    }

    @Test
    void tellsAClusterWithoutWorkers() {
        assertThat(states(
                        FOUR_CORES, new StandaloneFacts(ImmutableList.of(UP), Optional.of(new Cluster(0, 0, 0, 0, 0)))))
                .containsExactly(OK, FAULT, OK, FAULT);
    }

    @Test
    void wantsTheCoresOfAnExecutorSet() {
        assertThat(states(Settings.of(Map.of()), new StandaloneFacts(ImmutableList.of(UP), TWO)))
                .containsExactly(OK, OK, FAULT, OK);
    }

    @Test
    void tellsAnExecutorThatFitsOnNoWorker() {
        StandaloneFacts facts = new StandaloneFacts(ImmutableList.of(UP), TWO);

        assertThat(StandaloneCheck.of(
                        Settings.of(Map.of("spark.executor.cores", "9", "spark.executor.memory", "20g")), facts))
                .contains(Finding.fault(
                        "executor's size",
                        "needs 20480 MiB and 9 cores, but the largest Worker has 16384 MiB and 8 cores",
                        "Lower spark.executor.memory or spark.executor.cores."));
        assertThat(states(Settings.of(Map.of("spark.executor.cores", "some")), facts))
                .containsExactly(OK, OK, OK, FAULT);
    }

    private static ImmutableList<Finding.State> states(Settings settings, StandaloneFacts facts) {
        return StandaloneCheck.of(settings, facts).stream()
                .map(Finding::state)
                .collect(ImmutableList.toImmutableList());
    }
}
