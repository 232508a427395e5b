package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.core.ledger.InheritedContainer;
import io.volley.core.record.ContainerCounts;
import io.volley.core.record.ContainerId;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.Exit;
import org.junit.jupiter.api.Test;

/** How it comes to as many executors as are wanted. */
class ApplicationMasterTest extends ApplicationMasterScript {
    @Test
    void requestsAtOnceAndStartsWhatIsAllocated() {
        want(8);
        assertThat(yarn.heartbeats).isOne();

        heartbeat();
        assertThat(nodes.starts).hasSize(8);
        assertThat(publisher.last().newest()).contains(new ExecutorId(8));

        nodes.accept(am);
        assertThat(publisher.last().profiles()).containsEntry(PROFILE, new ContainerCounts(0, 0, 8));
        assertThat(publisher.last().generation()).isEqualTo(desired.generation());
    }

    @Test
    void releasesTheNamedExecutorsAndNoOthers() {
        run(8);
        ImmutableList<ContainerId> surplus = yarn.given.stream().limit(6).collect(ImmutableList.toImmutableList());
        want(2);
        desired = desired.withRelease(surplus);
        am.desired(desired);
        heartbeat();
        heartbeat();

        assertThat(yarn.given).hasSize(2).doesNotContainAnyElementsOf(surplus);
        assertThat(publisher.exits).hasSize(6).noneMatch(Exit::causedByApplication);
        assertThat(publisher.last().profiles()).containsEntry(PROFILE, new ContainerCounts(0, 0, 2));
    }

    @Test
    void replacesAnExecutorThatDied() {
        run(2);
        yarn.end(yarn.given.iterator().next(), 1);
        heartbeat();
        heartbeat();
        heartbeat();
        nodes.accept(am);

        assertThat(publisher.last().profiles()).containsEntry(PROFILE, new ContainerCounts(0, 0, 2));
        assertThat(publisher.last().failures()).isOne();
        assertThat(publisher.exits).singleElement().matches(Exit::causedByApplication);
    }

    @Test
    void replacesAnExecutorThatEndedAsItWasAllocated() {
        want(2);
        yarn.end(yarn.given.iterator().next(), -100);
        heartbeat();
        heartbeat();
        heartbeat();
        nodes.accept(am);

        assertThat(yarn.given).hasSize(2);
        assertThat(publisher.last().profiles()).containsEntry(PROFILE, new ContainerCounts(0, 0, 2));
    }

    @Test
    void replacesAnExecutorThatCouldNotBeStarted() {
        want(1);
        heartbeat();
        nodes.refuse(am);
        assertThat(publisher.exits)
                .singleElement()
                .satisfies(exit -> assertThat(exit.reason()).contains("the disk is full"));

        heartbeat();
        heartbeat();
        assertThat(nodes.starts).hasSize(1);
        assertThat(yarn.given).hasSize(1);
    }

    @Test
    void hasYarnAvoidForAWhileTheHostOnWhichNothingCouldBeStarted() {
        want(1);
        heartbeat();
        String host = nodes.starts.get(0).launch().host();
        nodes.refuse(am);
        heartbeat();
        assertThat(yarn.excluded).containsExactly(host);

        pass(1_000);
        heartbeat();
        assertThat(yarn.excluded).isEmpty();
    }

    @Test
    void requestsOnAnyHostWhatTheNamedHostsDoNotAllocationInTime() {
        yarn.named.put("host1", 4);
        yarn.room = 0;
        want(4);
        heartbeat();
        now += ApplicationMaster.NAMED_LIMIT;
        am.tick();
        heartbeat();

        assertThat(yarn.requested.values()).singleElement().matches(request -> !request.named());
    }

    @Test
    void doesNotRequestAgainWhenNoHostCouldBeNamed() {
        yarn.room = 0;
        want(4);
        heartbeat();
        now += ApplicationMaster.NAMED_LIMIT;
        am.tick();

        assertThat(yarn.requested.keySet()).singleElement().matches(batch -> batch.value() == 1);
    }

    @Test
    void writesAtLeastEachBeatEvenIfNothingChanges() {
        run(1);
        int written = publisher.observed.size();
        now += ApplicationMaster.HEARTBEAT - 1;
        am.tick();
        assertThat(publisher.observed).hasSize(written);

        now += 1;
        am.tick();
        assertThat(publisher.observed).hasSize(written + 1);
        assertThat(publisher.last().heartbeat()).isEqualTo(written + 1L);
    }

    /** A thread that hangs must not look alive because another one beats. */
    @Test
    void showsYarnThatItDecidesAndNotOnlyThatItBeats() {
        loop.turn(am);
        loop.turn(am);
        assertThat(yarn.lastHandled).isZero();

        drain();
        loop.turn(am);
        assertThat(yarn.lastHandled).isEqualTo(2);
    }

    @Test
    void countsWhatAnEarlierAttemptLeftRunning() {
        am.recovered(ImmutableList.of(new InheritedContainer(new ContainerId("container_old"), PROFILE, "host0")));
        want(3);
        heartbeat();

        assertThat(nodes.starts).hasSize(2);
    }
}
