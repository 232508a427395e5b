package io.volley.yarn;

import io.volley.core.ledger.AbsenceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A driver, a store, a cluster and all attempts of the ApplicationMaster in one thread. Everything that may fail does, for a
 * while; then all is calm and everything must come to what is wanted; then the application ends. The same seed gives the
 * same run.
 */
final class Simulation {
    /** How long the driver may be gone, in milliseconds. */
    static final long GRACE = 12_000;

    /** Far beyond a run: only executors that have ended tell that the driver is dead. */
    static final AbsenceRule RULE = new AbsenceRule(GRACE, 1_000_000);

    private static final long PATIENCE = 60_000;
    private static final long LOOK = 250;

    private final World world;
    private final SimulatedDriver driver;
    private final Chaos chaos;
    private final Calm calm;
    private final List<SimulatedAttempt> attempts = new ArrayList<>();

    Simulation(long seed) {
        world = World.ofSeed(seed);
        driver = new SimulatedDriver(world, this::replace);
        chaos = new Chaos(this, world, driver);
        calm = new Calm(this, world, driver);
    }

    /** All attempts, the newest last. */
    List<SimulatedAttempt> attempts() {
        return attempts;
    }

    /** The newest attempt. */
    SimulatedAttempt attempt() {
        return attempts.get(attempts.size() - 1);
    }

    Trace trace() {
        return world.trace();
    }

    /** Everything fails at some time, the driver too with some seeds. */
    void run() {
        start();
        chaos.start();
        long length = world.chance().between(10_000, 60_000);
        if (world.chance().percent(15)) {
            world.time().after(world.chance().between(5_000, length), chaos::killDriver);
        }
        until(world.time().now() + length);
        comeToTheEnd();
    }

    /** Nothing fails, but that the first attempt is killed when it reaches a point for the given time. */
    void runWithDeath(KillPoint point, int times) {
        start();
        attempt().life().endsAt(point, times);
        until(world.time().now() + 10_000);
        world.invariants().check(attempts.size() == 2, "%s attempts, expected 2".formatted(attempts.size()));
        comeToTheEnd();
    }

    private void start() {
        world.yarn().nodes().forEach(this::heartbeat);
        launch();
        driver.start();
    }

    private void comeToTheEnd() {
        chaos.end();
        driver.calmDown();
        world.store().beReliable();
        if (driver.process().alive()) {
            await("not as it should be", calm::faults);
            driver.end();
        }
        await("the application is not over", this::remains);
        boolean succeeded = world.yarn().ending().orElseThrow().succeeded();
        world.invariants().check(succeeded == driver.process().alive(), "the application has succeeded: " + succeeded);
    }

    private List<String> remains() {
        List<String> remains = new ArrayList<>();
        world.yarn().live().forEach(container -> remains.add(container + " lives"));
        attempts.stream()
                .filter(attempt -> attempt.process().alive())
                .forEach(attempt -> remains.add("attempt " + attempt.number() + " lives"));
        if (world.yarn().ending().isEmpty()) {
            remains.add("YARN does not know of the end");
        }
        return remains;
    }

    private void await(String what, Supplier<List<String>> faults) {
        long limit = world.time().now() + PATIENCE;
        while (!faults.get().isEmpty()) {
            world.invariants()
                    .check(world.time().now() < limit, "%s after %s ms: %s".formatted(what, PATIENCE, faults.get()));
            until(world.time().now() + LOOK);
        }
    }

    private void until(long moment) {
        while (world.time().now() < moment) {
            world.time().step();
            world.invariants().check();
            attempt().ledger().ifPresent(world.invariants()::check);
        }
    }

    private void heartbeat(SimulatedNode node) {
        world.time().after(world.chance().between(200, 1_000), () -> {
            if (!driver.process().alive()) {
                endExecutors(node);
            }
            world.yarn().heartbeat(node);
            heartbeat(node);
        });
    }

    /** They lose their connection to the driver, sooner or later. */
    private void endExecutors(SimulatedNode node) {
        node.containers().stream()
                .filter(SimulatedContainer::runs)
                .filter(container -> world.chance().percent(40))
                .forEach(container -> container.crash(1));
    }

    private void launch() {
        SimulatedAttempt attempt = new SimulatedAttempt(world.yarn().attempt(), world, this::ended);
        attempts.add(attempt);
        attempt.start();
    }

    private void ended(int attempt) {
        if (world.yarn().endAttempt(attempt)) {
            world.time().after(world.chance().between(200, 1_500), this::launch);
        }
    }

    /** The node of the attempt may kill it, or be as deaf as the attempt. */
    private void replace(int attempt) {
        world.trace().say("driver", "has attempt " + attempt + " replaced");
        SimulatedAttempt silent = attempt();
        if (silent.number() == attempt
                && silent.process().alive()
                && world.chance().percent(30)) {
            silent.kill();
        }
        ended(attempt);
    }
}
