package io.volley.yarn;

/**
 * All that is outside of the ApplicationMaster and the driver.
 *
 * @param time that of the simulation
 * @param chance that of the simulation
 * @param trace where everybody says what happens
 * @param store what both sides share
 * @param yarn the cluster
 * @param invariants what must never happen
 */
record World(
        SimulatedTime time,
        Chance chance,
        Trace trace,
        SimulatedStore store,
        SimulatedYarn yarn,
        Invariants invariants) {
    static World ofSeed(long seed) {
        SimulatedTime time = new SimulatedTime();
        Chance chance = new Chance(seed);
        Trace trace = new Trace(time);
        SimulatedYarn yarn = new SimulatedYarn(trace, chance);
        Invariants invariants = new Invariants(seed, time, trace, yarn);
        return new World(time, chance, trace, new SimulatedStore(trace), yarn, invariants);
    }

    SimulatedProcess process() {
        return new SimulatedProcess(time, chance);
    }

    StoreLine line(SimulatedProcess process) {
        return new StoreLine(store, process, time, chance);
    }
}
