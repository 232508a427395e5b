package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.coordination.Connection;
import io.volley.coordination.FencedException;
import io.volley.coordination.FencingToken;
import io.volley.core.ledger.InheritedContainer;
import io.volley.core.ledger.Ledger;
import io.volley.core.record.Desired;
import io.volley.yarn.SimulatedStore.Spot;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** One attempt: the real ApplicationMaster and its heartbeat, put together as {@link Attempt} does it. */
final class SimulatedAttempt {
    private static final HeartbeatPace PACE = new HeartbeatPace(Duration.ofMillis(50), Duration.ofMillis(1_000));
    private static final long TICK = 100;
    private static final long RETRY = 200;

    private final int number;
    private final World world;
    private final SimulatedProcess process;
    private final IntConsumer ended;
    private final Life life;
    private final StoreLine line;
    private final Executor events;
    private final SimulatedResourceManager resourceManager;
    private final ResourceManagerLoop loop;
    private final CompletableFuture<AttemptOutcome> over = new CompletableFuture<>();
    private Optional<ApplicationMaster> serving = Optional.empty();
    private int turn;
    private boolean silent;

    /** @param ended told the number of this attempt some time after its process has ended */
    SimulatedAttempt(int number, World world, IntConsumer ended) {
        this.number = number;
        this.world = world;
        this.ended = ended;
        this.process = world.process();
        this.life = new Life(process, this::kill);
        this.line = world.line(process);
        this.events = process.thread();
        this.resourceManager = new SimulatedResourceManager(number, world, life);
        this.loop = new ResourceManagerLoop(resourceManager, this::event, PACE);
    }

    int number() {
        return number;
    }

    StoreLine line() {
        return line;
    }

    Life life() {
        return life;
    }

    SimulatedProcess process() {
        return process;
    }

    SimulatedResourceManager resourceManager() {
        return resourceManager;
    }

    Optional<Ledger> ledger() {
        return serving.map(ApplicationMaster::ledger);
    }

    void start() {
        say("starts");
        process.after(world.chance().between(100, 600), this::takeToken);
    }

    private void takeToken() {
        if (!line.connected()) {
            process.after(RETRY, this::takeToken);
            return;
        }
        try {
            FencingToken token = world.store().takeToken(number);
            process.after(world.chance().between(0, 300), () -> register(token));
        } catch (FencedException later) {
            exit();
        }
    }

    private void register(FencingToken token) {
        try {
            ImmutableList<InheritedContainer> inherited = resourceManager.register();
            if (number > 1) {
                resourceManager.liftExclusions();
            }
            serve(token, inherited);
        } catch (YarnException refused) {
            exit();
        }
    }

    private void serve(FencingToken token, ImmutableList<InheritedContainer> inherited) {
        StatePublisher publisher = new SimulatedStatePublisher(
                world, process, life, line, token, () -> over.complete(AttemptOutcome.FENCED));
        NodeManagers nodeManagers =
                new SimulatedNodeManagers(number, world, process, life, this::event, this::excluded);
        AbsenceTimer driver = new AbsenceTimer(
                Simulation.RULE, false, 2 * StoreLine.SESSION, world.time().now());
        ApplicationMaster am = new ApplicationMaster(
                number,
                Ledger.ofAttempt(number),
                new Ports(publisher, loop, nodeManagers),
                driver,
                world.time()::now,
                over);
        serving = Optional.of(am);
        var unused = over.whenComplete(
                (outcome, failure) -> process.after(world.chance().between(1, 20), this::exit));
        say("inherits " + inherited);
        event(() -> am.recovered(inherited));
        connect(am);
        turn(am, turn);
        process.every(TICK, () -> event(am::tick));
    }

    private Set<String> excluded() {
        return ledger().orElseThrow().desired().excludedNodes();
    }

    private void connect(ApplicationMaster am) {
        line.announce(Spot.AM);
        line.onConnection(connection -> event(() -> hear(am, connection)));
        line.watch(Spot.DRIVER, () -> {
            boolean present = world.store().present(Spot.DRIVER);
            event(() -> am.driver(present));
        });
        line.watch(Spot.DESIRED, () -> {
            tell(am, world.store().desired());
            if (world.chance().percent(5)) {
                tell(am, world.store().desiredBefore());
            }
        });
    }

    private void tell(ApplicationMaster am, Optional<Desired> state) {
        state.ifPresent(desired -> event(() -> am.desired(desired)));
    }

    private void hear(ApplicationMaster am, Connection connection) {
        say(connection);
        am.connection(connection);
    }

    private void event(Runnable event) {
        events.execute(() -> {
            Optional<Ledger> before = ledger();
            event.run();
            if (!ledger().equals(before)) {
                turn++;
                int latest = turn;
                process.after(world.chance().between(0, 5), () -> serving.ifPresent(am -> turn(am, latest)));
            }
        });
    }

    /** What is ordered wakes the heartbeat; one that has been overtaken is not made. */
    private void turn(ApplicationMaster am, int latest) {
        if (latest != turn || silent) {
            return;
        }
        silent = !loop.turn(am);
        if (!silent) {
            Duration pause = am.ledger().pending() ? PACE.busy() : PACE.idle();
            process.after(pause.toMillis(), () -> turn(am, latest));
        }
    }

    void pause() {
        say("stands still");
        process.pause();
        line.silent();
    }

    void goOn() {
        say("goes on");
        process.goOn();
        line.goOn();
    }

    /** At once, and without a word to anybody. */
    void kill() {
        say("is killed");
        process.kill();
        line.silent();
        leave();
    }

    private void exit() {
        say("exits");
        loop.close();
        process.kill();
        line.close();
        leave();
    }

    private void leave() {
        world.time().after(world.chance().between(100, 1_000), () -> ended.accept(number));
    }

    private void say(Object what) {
        world.trace().say("attempt " + number, what);
    }
}
