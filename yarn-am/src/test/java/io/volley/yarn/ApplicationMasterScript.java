package io.volley.yarn;

import com.google.common.collect.ImmutableMap;
import io.volley.core.ledger.AbsenceRule;
import io.volley.core.ledger.Ledger;
import io.volley.core.record.Desired;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** What the tests of the ApplicationMaster have it live through: a play of YARN, of nodes and of a driver. */
abstract class ApplicationMasterScript {
    static final ExecutorSize SIZE = new ExecutorSize(1024, 640, 1, ImmutableMap.of());
    static final ProfileId PROFILE = ProfileId.DEFAULT;
    static final int GRACE = 30_000;
    static final AbsenceRule RULE = new AbsenceRule(GRACE, 20 * GRACE);

    final Queue<Runnable> events = new ArrayDeque<>();
    final FakeResourceManager yarn = new FakeResourceManager();
    final FakeNodeManagers nodes = new FakeNodeManagers();
    final FakeStatePublisher publisher = new FakeStatePublisher();
    final HeartbeatPace pace = new HeartbeatPace(Duration.ofMillis(50), Duration.ofSeconds(3));
    final ResourceManagerLoop loop = new ResourceManagerLoop(yarn, events::add, pace);
    final CompletableFuture<AttemptOutcome> over = new CompletableFuture<>();
    long now = 1_000;
    final ApplicationMaster am;
    Desired desired = Desired.nothing();

    ApplicationMasterScript() {
        this(false);
    }

    ApplicationMasterScript(boolean zooKeeperIsTheDrivers) {
        this(zooKeeperIsTheDrivers, Ledger.ofAttempt(1));
    }

    ApplicationMasterScript(boolean zooKeeperIsTheDrivers, Ledger ledger) {
        AbsenceTimer driver = new AbsenceTimer(RULE, zooKeeperIsTheDrivers, 10_000, now);
        am = new ApplicationMaster(1, ledger, new Ports(publisher, loop, nodes), driver, () -> now, over);
    }

    void run(int executors) {
        want(executors);
        heartbeat();
        nodes.accept(am);
    }

    void want(int target) {
        DesiredExecutors wanted = new DesiredExecutors(SIZE, target, ImmutableMap.of(), "a test wants them");
        desired = desired.withProfiles(ImmutableMap.of(PROFILE, wanted));
        am.desired(desired);
        loop.turn(am);
        drain();
    }

    void pass(long millis) {
        for (long left = millis; left > 0; left -= 100) {
            now += 100;
            am.tick();
        }
    }

    void heartbeat() {
        loop.turn(am);
        drain();
    }

    void drain() {
        for (Runnable event = events.poll(); event != null; event = events.poll()) {
            event.run();
        }
    }
}
