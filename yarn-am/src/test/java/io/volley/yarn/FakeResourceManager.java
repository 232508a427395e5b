package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.ledger.AllocatedContainer;
import io.volley.core.ledger.BatchId;
import io.volley.core.ledger.Command;
import io.volley.core.ledger.CompletedContainer;
import io.volley.core.ledger.InheritedContainer;
import io.volley.core.placement.Placement;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Ending;
import io.volley.core.record.Headroom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** A ResourceManager that allocates what is requested as long as it has room, one heartbeat after it has been told. */
final class FakeResourceManager implements ResourceManager {
    final Map<BatchId, Command.Request> requested = new TreeMap<>();
    final Set<ContainerId> given = new LinkedHashSet<>();
    final List<CompletedContainer> completed = new ArrayList<>();
    final Map<String, Integer> named = new LinkedHashMap<>();
    ImmutableSet<String> excluded = ImmutableSet.of();
    Optional<Ending> ending = Optional.empty();
    Optional<YarnException> refusal = Optional.empty();
    Optional<Error> breakdown = Optional.empty();
    String trackingUrl = "";
    int room = 100;
    int heartbeats;
    int lastHandled;
    private final List<StartableContainer> underWay = new ArrayList<>();
    private int made;

    @Override
    public ImmutableList<InheritedContainer> register() {
        return ImmutableList.of();
    }

    @Override
    public Placement request(Command.Request request) {
        requested.put(request.batch(), request);
        return request.named() && !named.isEmpty()
                ? new Placement(ImmutableSortedMap.copyOf(named), 0)
                : Placement.anywhere(request.count());
    }

    @Override
    public void forget(BatchId batch) {
        requested.remove(batch);
    }

    @Override
    public void release(ContainerId container) {
        if (given.remove(container)) {
            end(container, -100);
        }
    }

    void end(ContainerId container, int status) {
        given.remove(container);
        completed.add(new CompletedContainer(container, status, ""));
    }

    @Override
    public void exclude(ImmutableSet<String> hosts) {
        excluded = hosts;
    }

    @Override
    public void liftExclusions() {
        excluded = ImmutableSet.of();
    }

    @Override
    public void track(String url) {
        trackingUrl = url;
    }

    @Override
    public AllocateResult allocate(int handled) throws YarnException, IOException {
        heartbeats++;
        lastHandled = handled;
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (breakdown.isPresent()) {
            throw breakdown.get();
        }
        AllocateResult result = new AllocateResult(
                ImmutableList.copyOf(underWay),
                ImmutableList.copyOf(completed),
                ImmutableList.of(),
                new Headroom(4096, 4, 2));
        underWay.clear();
        completed.clear();
        for (Command.Request request : ImmutableList.copyOf(requested.values())) {
            int count = Math.min(request.count(), room - given.size());
            for (int number = 0; number < count; number++) {
                underWay.add(allocate(request));
            }
            if (count > 0) {
                requested.remove(request.batch());
            }
        }
        return result;
    }

    private StartableContainer allocate(Command.Request request) {
        made++;
        ContainerId id = new ContainerId("container_1700000000000_0001_01_%06d".formatted(made + 1));
        given.add(id);
        Container container = Container.newInstance(
                org.apache.hadoop.yarn.api.records.ContainerId.fromString(id.value()),
                NodeId.newInstance("host" + made % 2, 45454),
                "host" + made % 2 + ":8042",
                Resource.newInstance(
                        request.size().containerMb(), request.size().cores()),
                ContainerPriority.of(request.profile()),
                null);
        return new StartableContainer(
                new AllocatedContainer(
                        id,
                        request.profile(),
                        request.batch(),
                        container.getNodeId().getHost()),
                container);
    }

    @Override
    public void unregister(Ending how, OptionalInt run) {
        ending = Optional.of(how);
    }
}
