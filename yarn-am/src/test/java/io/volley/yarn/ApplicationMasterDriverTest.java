package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.DriverPresence;
import io.volley.core.ledger.Command;
import io.volley.core.ledger.DriverRun;
import io.volley.core.ledger.InheritedContainer;
import io.volley.core.ledger.Ledger;
import io.volley.core.ledger.RunLimits;
import io.volley.core.record.ContainerCounts;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.ExecutorSize;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The ApplicationMaster starts the driver as well. */
class ApplicationMasterDriverTest extends ApplicationMasterScript {
    private static final ExecutorSize LARGE = new ExecutorSize(4096, 3072, 2, ImmutableMap.of());

    ApplicationMasterDriverTest() {
        super(
                false,
                Ledger.ofAttempt(1, new DriverRun(LARGE, new RunLimits(2, OptionalLong.empty()), DriverRuns.FIRST)));
    }

    @Test
    void startsTheDriverOnceItsContainerIsRecorded() {
        begin();
        assertThat(publisher.last().reasons())
                .containsExactly(
                        "batch 1: requesting a container for the driver: run 1 of the driver; 4096 MiB, 2 cores");
        heartbeat();
        assertThat(nodes.starts).isEmpty();
        ContainerId container = yarn.given.iterator().next();
        assertThat(publisher.runs).containsExactly(DriverRuns.FIRST.in(container));

        am.recorded(publisher.runs.get(0));
        assertThat(nodes.starts).singleElement().satisfies(start -> {
            assertThat(start.launch())
                    .isInstanceOfSatisfying(
                            Command.LaunchDriver.class,
                            launch -> assertThat(launch.run()).isOne());
            assertThat(start.container().getId()).hasToString(container.value());
        });
    }

    @Test
    void tellsTheDriverOfItsExecutorsAlone() {
        startDriver();
        run(2);

        assertThat(publisher.last().profiles()).containsOnlyKeys(PROFILE);
        assertThat(publisher.last().profiles()).containsEntry(PROFILE, new ContainerCounts(0, 0, 2));
        assertThat(publisher.last().newest()).as("the driver has no number").contains(new ExecutorId(2));
    }

    @Test
    void showsYarnTheDriversPagesOnceItHasAny() {
        startDriver();
        am.driver(Optional.of(new DriverPresence("host1", 42)));
        heartbeat();
        assertThat(yarn.trackingUrl).isEmpty();

        am.driver(Optional.of(new DriverPresence("host1", 42, Optional.of("http://host1:4040"))));
        heartbeat();
        assertThat(yarn.trackingUrl).isEqualTo("http://host1:4040");
    }

    @Test
    void startsTheNextRunAndFollowsItWhenTheDriverHasFailed() {
        startDriver();
        am.driver(Optional.of(new DriverPresence("host1", 42, Optional.of("http://host1:4040"))));
        run(2);
        ContainerId driver = publisher.runs.get(0).container().orElseThrow();
        yarn.end(driver, 15);
        heartbeat();
        heartbeat();

        assertThat(publisher.followed).hasValue(2);
        assertThat(yarn.trackingUrl).isEmpty();
        assertThat(yarn.given).as("the executors of the first run are gone").hasSize(1);
        DriverRuns second = publisher.runs.get(publisher.runs.size() - 1);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.failures()).containsExactly(now);

        am.recorded(second);
        desired = Desired.nothing();
        nodes.accept(am);
        run(1);
        assertThat(publisher.last().generation())
                .as("the second driver counts anew")
                .isOne();
    }

    @Test
    void endsTheApplicationAsTheDriverTells() {
        startDriver();
        am.driverEnded(1, new Ending(true, ""));
        heartbeat();

        assertThat(yarn.ending).contains(new Ending(true, ""));
        assertThat(over).isCompletedWithValue(AttemptOutcome.FINISHED);
    }

    @Test
    void doesNotMissADriverWhoseContainerRuns() {
        startDriver();
        am.driver(true);
        am.driver(false);
        pass(20 * GRACE - 100);

        assertThat(publisher.last().reasons())
                .contains(
                        "ZooKeeper has not seen the driver for 30 s, but YARN says that its container runs: waiting for it");
        assertThat(publisher.followed).isEmpty();
        pass(200);
        assertThat(publisher.followed).hasValue(2);
    }

    @Test
    void doesNotMissADriverThatHasNotBeenStarted() {
        yarn.room = 0;
        begin();
        am.driver(false);
        pass(30 * GRACE);

        assertThat(publisher.followed).isEmpty();
        assertThat(over).isNotDone();
    }

    private void begin() {
        am.recovered(ImmutableList.<InheritedContainer>of());
        heartbeat();
    }

    private void startDriver() {
        begin();
        heartbeat();
        am.recorded(publisher.runs.get(0));
        nodes.accept(am);
    }
}
