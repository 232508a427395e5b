package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.ledger.BatchId;
import io.volley.core.ledger.Command;
import io.volley.core.ledger.InheritedContainer;
import io.volley.core.placement.Placement;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Ending;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** The way of one attempt to the ResourceManager. */
final class SimulatedResourceManager implements ResourceManager {
    /** How long an attempt that was refused may live on, in milliseconds. */
    private static final long REFUSED_LIMIT = 500;

    private static final long LOOK = 100;

    private final int attempt;
    private final World world;
    private final Life life;
    private final List<SimulatedRequest> requests = new ArrayList<>();
    private final List<BatchId> forgotten = new ArrayList<>();
    private final List<ContainerId> releases = new ArrayList<>();
    private Optional<ImmutableSet<String>> excluded = Optional.empty();
    private boolean unreachable;
    private boolean refused;

    SimulatedResourceManager(int attempt, World world, Life life) {
        this.attempt = attempt;
        this.world = world;
        this.life = life;
    }

    /** The next call fails. */
    void beUnreachable() {
        unreachable = true;
    }

    @Override
    public ImmutableList<InheritedContainer> register() throws YarnException {
        return world.yarn().register(attempt);
    }

    @Override
    public Placement request(Command.Request request) {
        life.reached(KillPoint.BEFORE_THE_ASK);
        say(request);
        boolean named = request.named() && world.chance().percent(50);
        boolean full = named && world.chance().percent(30);
        requests.add(new SimulatedRequest(request.batch(), request.profile(), request.count(), full, false));
        return named
                ? new Placement(ImmutableSortedMap.of("host0", request.count()), 0)
                : Placement.anywhere(request.count());
    }

    @Override
    public void forget(BatchId batch) {
        say("forget " + batch);
        forgotten.add(batch);
        requests.removeIf(request -> request.batch().equals(batch));
    }

    @Override
    public void release(ContainerId container) {
        if (life.alive()) {
            say("release " + container);
            world.invariants().releases(attempt, container);
            releases.add(container);
        }
    }

    @Override
    public void exclude(ImmutableSet<String> hosts) {
        say("exclude " + hosts);
        excluded = Optional.of(hosts);
    }

    @Override
    public void liftExclusions() {
        exclude(ImmutableSet.of());
    }

    @Override
    public void track(String url) {
        say("track " + url);
    }

    @Override
    public AllocateResult allocate(int handled) throws YarnException, IOException {
        if (unreachable || !life.alive()) {
            throw new IOException("the ResourceManager cannot be reached");
        }
        world.invariants().check(!refused, "attempt %s calls again after it was refused".formatted(attempt));
        if (attempt != world.yarn().attempt()) {
            refused = true;
            mustEnd(REFUSED_LIMIT);
        }
        boolean requesting = !requests.isEmpty();
        AllocateResult result = world.yarn().allocate(attempt, notes());
        if (requesting) {
            life.reached(KillPoint.BETWEEN_ASK_AND_GRANT);
        }
        return result;
    }

    /** The time in which the process stands still does not count. */
    private void mustEnd(long limit) {
        world.invariants().check(limit > 0, "attempt %s was refused, and lives on".formatted(attempt));
        life.after(LOOK, () -> mustEnd(limit - LOOK));
    }

    private Notes notes() {
        Notes notes = new Notes(
                ImmutableList.copyOf(requests),
                ImmutableList.copyOf(forgotten),
                ImmutableList.copyOf(releases),
                excluded);
        requests.clear();
        forgotten.clear();
        releases.clear();
        excluded = Optional.empty();
        return notes;
    }

    @Override
    public void unregister(Ending ending, OptionalInt run) throws YarnException {
        if (life.alive()) {
            if (attempt == world.yarn().attempt()) {
                world.invariants().unregisters(attempt, ending);
            }
            world.yarn().unregister(attempt, ending);
        }
    }

    private void say(Object what) {
        world.trace().say("attempt " + attempt, what);
    }
}
