package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.volley.core.ledger.BatchId;
import io.volley.core.ledger.Completed;
import io.volley.core.ledger.Grant;
import io.volley.core.ledger.Inherited;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Ending;
import io.volley.core.record.Room;
import io.volley.yarn.SimulatedContainer.Life;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.exceptions.ApplicationAttemptNotFoundException;
import org.apache.hadoop.yarn.exceptions.InvalidApplicationMasterRequestException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.util.Records;

/**
 * A ResourceManager with its nodes. Containers that a node has reported to run live on over attempts, all others are ended
 * with their attempt; what was asked for is asked for no more.
 */
final class SimulatedYarn {
    private static final int LOST = -100;
    private static final Container PLACE = Records.newRecord(Container.class);
    private static final Room ROOM = new Room(4096, 4, 2);

    private final Trace trace;
    private final Chance chance;
    private final ImmutableList<SimulatedNode> nodes = ImmutableList.of(node(0), node(1), node(2), node(3));
    private final Map<ContainerId, SimulatedContainer> containers = new LinkedHashMap<>();
    private final Map<BatchId, SimulatedAsk> asks = new TreeMap<>();
    private final List<SimulatedContainer> allocated = new ArrayList<>();
    private final EndedContainers ended = new EndedContainers();
    private ImmutableSet<String> excluded = ImmutableSet.of();
    private ImmutableList<Inherited> inherited = ImmutableList.of();
    private Heard last = Heard.nothing();
    private Optional<Ending> ending = Optional.empty();
    private int attempt = 1;

    SimulatedYarn(Trace trace, Chance chance) {
        this.trace = trace;
        this.chance = chance;
    }

    private static SimulatedNode node(int number) {
        return new SimulatedNode("host" + number);
    }

    ImmutableList<SimulatedNode> nodes() {
        return nodes;
    }

    /** The attempt that counts. */
    int attempt() {
        return attempt;
    }

    /** The hosts on which nothing is allocated; the next attempt inherits them. */
    ImmutableSet<String> excluded() {
        return excluded;
    }

    Optional<Ending> ending() {
        return ending;
    }

    /** All containers that ever were, by id. */
    Map<ContainerId, SimulatedContainer> containers() {
        return containers;
    }

    List<SimulatedContainer> live() {
        return containers.values().stream().filter(SimulatedContainer::live).toList();
    }

    List<SimulatedContainer> running() {
        return containers.values().stream().filter(SimulatedContainer::runs).toList();
    }

    Optional<Integer> heardBy(ContainerId container) {
        return ended.heardBy(container);
    }

    ImmutableList<Inherited> register(int who) throws YarnException {
        check(who);
        inherited = containers.values().stream()
                .filter(container -> container.reported && !container.completed)
                .map(container -> new Inherited(container.id, container.profile, container.node.name()))
                .collect(ImmutableList.toImmutableList());
        return inherited;
    }

    Heard allocate(int who, Notes notes) throws YarnException {
        check(who);
        notes.excluded().ifPresent(hosts -> excluded = hosts);
        notes.asks().forEach(ask -> asks.put(ask.batch(), ask));
        notes.forgotten().forEach(this::forget);
        notes.releases().forEach(container -> complete(found(container), LOST));
        ImmutableList<Granted> grants =
                allocated.stream().map(SimulatedYarn::grant).collect(ImmutableList.toImmutableList());
        allocated.clear();
        Heard echo = chance.percent(4) ? last : Heard.nothing();
        last = new Heard(grants, ended.tell(who), ImmutableList.of(), ROOM);
        return together(last, echo);
    }

    /** A ResourceManager that has just been restarted says much that it has said before. */
    private Heard together(Heard news, Heard echo) {
        return new Heard(
                ImmutableList.copyOf(Iterables.concat(news.granted(), echo.granted())),
                ImmutableList.copyOf(Iterables.concat(news.completed(), echo.completed())),
                chance.percent(2) ? inherited : ImmutableList.of(),
                ROOM);
    }

    private static Granted grant(SimulatedContainer container) {
        return new Granted(new Grant(container.id, container.profile, container.batch, container.node.name()), PLACE);
    }

    /** To take back what is about to be allocated may come too late. */
    private void forget(BatchId batch) {
        SimulatedAsk ask = asks.remove(batch);
        if (ask != null && !ask.withdrawn() && chance.percent(30)) {
            asks.put(batch, ask.afterWithdrawal(1 + chance.below(2)));
        }
    }

    void unregister(int who, Ending how) throws YarnException {
        if (who != attempt || ending.isPresent()) {
            throw new InvalidApplicationMasterRequestException("attempt " + who + " is not the one that counts");
        }
        trace.say("yarn", "the application ends: " + how);
        ending = Optional.of(how);
        asks.clear();
        allocated.clear();
        containers.values().forEach(container -> complete(container, -107));
    }

    private void check(int who) throws ApplicationAttemptNotFoundException {
        if (who != attempt || ending.isPresent()) {
            trace.say("yarn", "attempt " + who + " is refused");
            throw new ApplicationAttemptNotFoundException("attempt " + who + " is not the one that counts");
        }
    }

    /** The attempt is over without the application being over. Returns whether that makes a new attempt due. */
    boolean endAttempt(int who) {
        if (who != attempt || ending.isPresent()) {
            return false;
        }
        attempt++;
        trace.say("yarn", "attempt " + who + " has ended");
        asks.clear();
        allocated.clear();
        ended.nextAttempt();
        inherited = ImmutableList.of();
        last = Heard.nothing();
        containers.values().stream()
                .filter(container -> !container.reported)
                .toList()
                .forEach(container -> complete(container, LOST));
        return true;
    }

    /** The node tells what runs and what has ended, is told what to end, and has room for more. */
    void heartbeat(SimulatedNode node) {
        if (!node.up()) {
            return;
        }
        for (SimulatedContainer container : node.containers()) {
            if (container.completed) {
                container.life = Life.DEAD;
            } else if (container.live()) {
                container.reported = true;
            } else {
                complete(container, container.status);
            }
        }
        node.clean();
        if (!excluded.contains(node.name())) {
            List.copyOf(asks.values()).forEach(ask -> allocate(ask, node));
        }
    }

    private void allocate(SimulatedAsk ask, SimulatedNode node) {
        int count = ask.full() ? 0 : chance.below(Math.min(ask.count(), 4) + 1);
        for (int number = 0; number < count; number++) {
            allocated.add(made(ask, node));
        }
        SimulatedAsk left = ask.less(count);
        if (left.count() > 0) {
            asks.put(ask.batch(), left);
        } else {
            asks.remove(ask.batch());
        }
    }

    private SimulatedContainer made(SimulatedAsk ask, SimulatedNode node) {
        ContainerId id = new ContainerId("container_%02d_%06d".formatted(attempt, containers.size() + 1));
        SimulatedContainer container = new SimulatedContainer(id, ask.profile(), ask.batch(), node);
        containers.put(id, container);
        trace.say("yarn", "allocates " + container + " for " + ask.batch());
        return container;
    }

    /** The ResourceManager takes it for ended, and its node will end it if it is not. */
    void complete(SimulatedContainer container, int status) {
        if (!container.completed) {
            container.completed = true;
            trace.say("yarn", container + " has ended with " + status);
            ended.add(new Completed(container.id, status, ""));
            if (allocated.remove(container)) {
                askAgain(container);
            }
        }
    }

    /** What ends before it is given is allocated once more. */
    private void askAgain(SimulatedContainer container) {
        SimulatedAsk one = new SimulatedAsk(container.batch, container.profile, 1, false, false);
        asks.merge(container.batch, one, (before, more) -> before.less(-1));
    }

    void lose(SimulatedNode node) {
        trace.say("yarn", node + " is lost");
        node.setUp(false);
        containers.values().stream()
                .filter(container -> container.node == node)
                .toList()
                .forEach(container -> complete(container, LOST));
    }

    SimulatedContainer found(ContainerId container) {
        SimulatedContainer found = containers.get(container);
        if (found == null) {
            throw new AssertionError(container + " never was");
        }
        return found;
    }
}
