package io.volley.yarn;

import io.volley.core.ledger.HeldContainer;
import io.volley.core.ledger.Ledger;
import io.volley.core.record.ContainerCounts;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Observed;
import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must come true once nothing fails any more. */
final class Calm {
    private final Simulation simulation;
    private final World world;
    private final SimulatedDriver driver;

    Calm(Simulation simulation, World world, SimulatedDriver driver) {
        this.simulation = simulation;
        this.world = world;
        this.driver = driver;
    }

    /** What is not as it should be, in words. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!counts().equals(wanted())) {
            faults.add("wanted: %s, but observed: %s".formatted(wanted(), counts()));
        }
        if (!held().equals(running())) {
            faults.add("running: %s, but held: %s".formatted(running(), held()));
        }
        if (!world.yarn().excluded().equals(driver.desired().excludedNodes())) {
            faults.add("hosts that get no containers: " + world.yarn().excluded());
        }
        if (!unheard().isEmpty()) {
            faults.add("ended, and the driver has not result of it: " + unheard());
        }
        if (!undead().isEmpty()) {
            faults.add("attempts that have been replaced, and live on: " + undead());
        }
        return faults;
    }

    private Map<ProfileId, ContainerCounts> wanted() {
        Map<ProfileId, ContainerCounts> wanted = new TreeMap<>();
        driver.desired()
                .profiles()
                .forEach((profile, each) -> wanted.put(profile, new ContainerCounts(0, 0, each.target())));
        return wanted;
    }

    private Map<ProfileId, ContainerCounts> counts() {
        Optional<Observed> observed = world.store()
                .observed()
                .filter(now -> now.attempt() == world.yarn().attempt());
        return observed.filter(now -> now.generation() == driver.desired().generation())
                .<Map<ProfileId, ContainerCounts>>map(Observed::profiles)
                .orElse(Map.of());
    }

    private Set<ContainerId> running() {
        return world.yarn().live().stream()
                .map(container -> container.id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<ContainerId, HeldContainer> heldByLedger() {
        return simulation
                .attempt()
                .ledger()
                .<Map<ContainerId, HeldContainer>>map(Ledger::held)
                .orElse(Map.of());
    }

    private Set<ContainerId> held() {
        return new TreeSet<>(heldByLedger().keySet());
    }

    /** Who has heard of an end, has acknowledged it, and died before writing it down leaves no trace of it. */
    private List<ContainerId> unheard() {
        return world.invariants().launched().keySet().stream()
                .filter(container -> world.yarn().found(container).completed)
                .filter(container -> !driver.ended().contains(container))
                .filter(container ->
                        world.yarn().heardBy(container).orElse(world.yarn().attempt())
                                == world.yarn().attempt())
                .sorted()
                .toList();
    }

    private List<Integer> undead() {
        return simulation.attempts().stream()
                .filter(attempt -> attempt.number() != world.yarn().attempt())
                .filter(attempt -> attempt.process().alive())
                .map(SimulatedAttempt::number)
                .toList();
    }
}
