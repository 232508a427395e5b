package io.volley.yarn;

import io.volley.core.ledger.BatchId;
import io.volley.core.record.ContainerId;
import io.volley.core.record.ProfileId;

/** A container that the cluster has made: what the ResourceManager thinks of it, and what its node really runs. */
final class SimulatedContainer {
    /** How the process in it stands. */
    enum Life {
        NOT_STARTED,
        LIVE,
        DEAD
    }

    final ContainerId id;
    final ProfileId profile;
    final BatchId batch;
    final SimulatedNode node;
    Life life = Life.NOT_STARTED;
    int status;
    boolean reported;
    boolean completed;

    SimulatedContainer(ContainerId id, ProfileId profile, BatchId batch, SimulatedNode node) {
        this.id = id;
        this.profile = profile;
        this.batch = batch;
        this.node = node;
    }

    boolean live() {
        return life == Life.LIVE;
    }

    /** Runs, and for all that the ResourceManager knows is to go on. */
    boolean runs() {
        return live() && !completed;
    }

    /** Ends by itself; the ResourceManager hears of it from the node. */
    void crash(int exitStatus) {
        life = Life.DEAD;
        status = exitStatus;
    }

    @Override
    public String toString() {
        return id + " (" + profile + " on " + node.name() + ")";
    }
}
