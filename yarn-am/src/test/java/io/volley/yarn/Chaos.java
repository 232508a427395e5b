package io.volley.yarn;

import java.util.List;

/** Everything that fails. What stands still or is cut off goes on after a while; the driver never is away for its grace. */
final class Chaos {
    private static final long LONGEST_ABSENCE = Simulation.GRACE - 3_000;

    private final Simulation simulation;
    private final World world;
    private final SimulatedDriver driver;
    private boolean over;

    Chaos(Simulation simulation, World world, SimulatedDriver driver) {
        this.simulation = simulation;
        this.world = world;
        this.driver = driver;
    }

    void start() {
        world.time().after(world.chance().between(100, 4_000), this::fail);
    }

    private void fail() {
        if (!over) {
            failOnce();
            start();
        }
    }

    private void failOnce() {
        switch (world.chance().below(20)) {
            case 0, 1 -> kill(simulation.attempt());
            case 2, 3, 4 -> planDeath(simulation.attempt().life());
            case 5 -> pause(simulation.attempt(), world.chance().between(100, 5_000));
            case 6, 7 -> pause(simulation.attempt(), world.chance().between(5_000, 20_000));
            case 8 -> simulation.attempt().resourceManager().beUnreachable();
            case 9 -> cut(simulation.attempt().line(), world.chance().between(50, 15_000));
            case 10 -> cut(driver.line(), world.chance().between(50, LONGEST_ABSENCE));
            case 11 -> stopStore(world.chance().between(50, 2 * Simulation.GRACE));
            case 12 -> pauseDriver(world.chance().between(50, LONGEST_ABSENCE + StoreLine.SESSION));
            case 13 -> lose(world.chance().one(world.yarn().nodes()));
            case 14 -> preempt();
            case 15 -> loseSightOfTheDriver(simulation.attempt());
            default -> crash();
        }
    }

    /** The driver is away for a while, and the attempt cannot hear that it comes back. */
    private void loseSightOfTheDriver(SimulatedAttempt attempt) {
        pauseDriver(world.chance().between(StoreLine.SESSION, LONGEST_ABSENCE + StoreLine.SESSION));
        long later = world.chance().between(StoreLine.SESSION, LONGEST_ABSENCE + StoreLine.SESSION);
        long millis = world.chance().between(1_000, 2 * Simulation.GRACE);
        world.time().after(later, () -> {
            if (world.chance().percent(50)) {
                cut(attempt.line(), millis);
            } else {
                pause(attempt, millis);
            }
        });
    }

    private void kill(SimulatedAttempt attempt) {
        if (attempt.process().alive()) {
            attempt.kill();
        }
    }

    private void planDeath(Life life) {
        life.endsAt(
                world.chance().one(List.of(KillPoint.values())),
                1 + world.chance().below(3));
    }

    private void pause(SimulatedAttempt attempt, long millis) {
        if (attempt.process().alive() && !attempt.process().paused()) {
            attempt.pause();
            world.time().after(millis, () -> goOn(attempt));
        }
    }

    private static void goOn(SimulatedAttempt attempt) {
        if (attempt.process().alive() && attempt.process().paused()) {
            attempt.goOn();
        }
    }

    /** Once nothing else is wrong with it: then it is known from when on it is gone. */
    void killDriver() {
        if (over) {
            return;
        }
        if (driver.process().paused()
                || !driver.line().connected()
                || !world.store().present(SimulatedStore.Spot.DRIVER)) {
            world.time().after(500, this::killDriver);
        } else {
            driver.kill();
        }
    }

    private void pauseDriver(long millis) {
        if (driver.process().alive()
                && !driver.process().paused()
                && driver.line().connected()) {
            driver.pause();
            world.time().after(millis, this::goOnWithDriver);
        }
    }

    private void goOnWithDriver() {
        if (driver.process().alive() && driver.process().paused()) {
            driver.goOn();
        }
    }

    private void cut(StoreLine line, long millis) {
        if (line.connected()) {
            world.trace().say("network", "cut for " + millis);
            line.cut();
            world.time().after(millis, line::goOn);
        }
    }

    private void stopStore(long millis) {
        if (!driver.process().alive()
                || driver.process().paused()
                || !driver.line().connected()) {
            return;
        }
        world.trace().say("store", "is down for " + millis);
        List<StoreLine> lines = List.of(driver.line(), simulation.attempt().line());
        lines.forEach(StoreLine::storeIsDown);
        lines.forEach(line -> world.time().after(millis + world.chance().below(2_000), line::goOn));
    }

    private void lose(SimulatedNode node) {
        if (node.up()) {
            world.yarn().lose(node);
            world.time().after(world.chance().between(500, 10_000), () -> node.setUp(true));
        }
    }

    private void preempt() {
        world.chance()
                .some(world.yarn().running(), 20)
                .forEach(container -> world.yarn().complete(container, -102));
    }

    private void crash() {
        for (SimulatedContainer container : world.chance().some(world.yarn().running(), 20)) {
            int status = world.chance().percent(50) ? 1 : 137;
            world.trace().say("node", container + " crashes with " + status);
            container.crash(status);
        }
    }

    /** Nothing fails any more, and what does not work now does again. */
    void end() {
        over = true;
        world.trace().say("chaos", "is over");
        world.yarn().nodes().forEach(node -> node.setUp(true));
        simulation.attempts().forEach(Chaos::goOn);
        simulation.attempts().forEach(attempt -> attempt.line().goOn());
        goOnWithDriver();
        driver.line().goOn();
    }
}
