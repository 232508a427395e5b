package io.volley.yarn;

import io.volley.yarn.SimulatedContainer.Life;
import java.util.ArrayList;
import java.util.List;

/** A NodeManager: starts what it is told to, whoever says so, and tells the ResourceManager with its next heartbeat. */
final class SimulatedNode {
    private final String name;
    private final List<SimulatedContainer> containers = new ArrayList<>();
    private boolean up = true;

    SimulatedNode(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean up() {
        return up;
    }

    void setUp(boolean isUp) {
        up = isUp;
    }

    /** Returns whether the process is started. */
    boolean start(SimulatedContainer container) {
        if (!up || container.life != Life.NOT_STARTED) {
            return false;
        }
        container.life = Life.LIVE;
        containers.add(container);
        return true;
    }

    List<SimulatedContainer> containers() {
        return List.copyOf(containers);
    }

    /** Forgets what has ended. */
    void clean() {
        containers.removeIf(container -> container.completed && !container.live());
    }

    @Override
    public String toString() {
        return name;
    }
}
