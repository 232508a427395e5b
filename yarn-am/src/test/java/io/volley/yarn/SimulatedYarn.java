package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.volley.core.ledger.AllocatedContainer;
import io.volley.core.ledger.BatchId;
import io.volley.core.ledger.CompletedContainer;
import io.volley.core.ledger.InheritedContainer;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Ending;
import io.volley.core.record.Headroom;
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
 * with their attempt; what was requested is requested no more.
 */
final class SimulatedYarn {
    private static final int LOST = -100;
    private static final Container PLACE = Records.newRecord(Container.class);
    private static final Headroom ROOM = new Headroom(4096, 4, 2);

    private final Trace trace;
    private final Chance chance;
    private final ImmutableList<SimulatedNode> nodes = ImmutableList.of(node(0), node(1), node(2), node(3));
    private final Map<ContainerId, SimulatedContainer> containers = new LinkedHashMap<>();
    private final Map<BatchId, SimulatedRequest> requests = new TreeMap<>();
    private final List<SimulatedContainer> allocated = new ArrayList<>();
    private final ContainerEnds ended = new ContainerEnds();
    private ImmutableSet<String> excluded = ImmutableSet.of();
    private ImmutableList<InheritedContainer> inherited = ImmutableList.of();
    private AllocateResult last = AllocateResult.nothing();
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

    ImmutableList<InheritedContainer> register(int who) throws YarnException {
        check(who);
        inherited = containers.values().stream()
                .filter(container -> container.reported && !container.completed)
                .map(container -> new InheritedContainer(container.id, container.profile, container.node.name()))
                .collect(ImmutableList.toImmutableList());
        return inherited;
    }

    AllocateResult allocate(int who, Notes notes) throws YarnException {
        check(who);
        notes.excluded().ifPresent(hosts -> excluded = hosts);
        notes.requests().forEach(request -> requests.put(request.batch(), request));
        notes.forgotten().forEach(this::forget);
        notes.releases().forEach(container -> complete(found(container), LOST));
        ImmutableList<StartableContainer> allocations =
                allocated.stream().map(SimulatedYarn::allocate).collect(ImmutableList.toImmutableList());
        allocated.clear();
        AllocateResult echo = chance.percent(4) ? last : AllocateResult.nothing();
        last = new AllocateResult(allocations, ended.tell(who), ImmutableList.of(), ROOM);
        return together(last, echo);
    }

    /** A ResourceManager that has just been restarted says much that it has said before. */
    private AllocateResult together(AllocateResult news, AllocateResult echo) {
        return new AllocateResult(
                ImmutableList.copyOf(Iterables.concat(news.allocated(), echo.allocated())),
                ImmutableList.copyOf(Iterables.concat(news.completed(), echo.completed())),
                chance.percent(2) ? inherited : ImmutableList.of(),
                ROOM);
    }

    private static StartableContainer allocate(SimulatedContainer container) {
        return new StartableContainer(
                new AllocatedContainer(container.id, container.profile, container.batch, container.node.name()), PLACE);
    }

    /** To take back what is about to be allocated may come too late. */
    private void forget(BatchId batch) {
        SimulatedRequest request = requests.remove(batch);
        if (request != null && !request.withdrawn() && chance.percent(30)) {
            requests.put(batch, request.afterWithdrawal(1 + chance.below(2)));
        }
    }

    void unregister(int who, Ending how) throws YarnException {
        if (who != attempt || ending.isPresent()) {
            throw new InvalidApplicationMasterRequestException("attempt " + who + " is not the one that counts");
        }
        trace.say("yarn", "the application ends: " + how);
        ending = Optional.of(how);
        requests.clear();
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
        requests.clear();
        allocated.clear();
        ended.nextAttempt();
        inherited = ImmutableList.of();
        last = AllocateResult.nothing();
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
            List.copyOf(requests.values()).forEach(request -> allocate(request, node));
        }
    }

    private void allocate(SimulatedRequest request, SimulatedNode node) {
        int count = request.full() ? 0 : chance.below(Math.min(request.count(), 4) + 1);
        for (int number = 0; number < count; number++) {
            allocated.add(made(request, node));
        }
        SimulatedRequest left = request.less(count);
        if (left.count() > 0) {
            requests.put(request.batch(), left);
        } else {
            requests.remove(request.batch());
        }
    }

    private SimulatedContainer made(SimulatedRequest request, SimulatedNode node) {
        ContainerId id = new ContainerId("container_%02d_%06d".formatted(attempt, containers.size() + 1));
        SimulatedContainer container = new SimulatedContainer(id, request.profile(), request.batch(), node);
        containers.put(id, container);
        trace.say("yarn", "allocates " + container + " for " + request.batch());
        return container;
    }

    /** The ResourceManager takes it for ended, and its node will end it if it is not. */
    void complete(SimulatedContainer container, int status) {
        if (!container.completed) {
            container.completed = true;
            trace.say("yarn", container + " has ended with " + status);
            ended.add(new CompletedContainer(container.id, status, ""));
            if (allocated.remove(container)) {
                requestAgain(container);
            }
        }
    }

    /** What ends before it is given is allocated once more. */
    private void requestAgain(SimulatedContainer container) {
        SimulatedRequest one = new SimulatedRequest(container.batch, container.profile, 1, false, false);
        requests.merge(container.batch, one, (before, more) -> before.less(-1));
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
