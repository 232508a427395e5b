package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.volley.core.ledger.Batch;
import io.volley.core.ledger.Command;
import io.volley.core.ledger.End;
import io.volley.core.ledger.Grant;
import io.volley.core.placement.Node;
import io.volley.core.placement.Placement;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Ending;
import io.volley.core.record.Room;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;

/** A ResourceManager that grants all that is asked with the next call, up to its size. */
final class FakeResourceManager implements ResourceManager {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<Long, Integer> waiting = new LinkedHashMap<>();
    private final List<Command.Ask> asks = new ArrayList<>();
    private final List<ContainerId> held = new CopyOnWriteArrayList<>();
    private final List<End> ends = new CopyOnWriteArrayList<>();
    private final ImmutableList<Allocation> left;
    private final int size;
    private volatile Optional<Ending> ending = Optional.empty();
    private volatile boolean replaced;
    private volatile int calls;
    private int callsWithAsks;
    private int containers;
    private boolean news;

    FakeResourceManager(int size, List<Allocation> left) {
        this.size = size;
        this.left = ImmutableList.copyOf(left);
        left.forEach(allocation -> held.add(allocation.grant().container()));
        this.containers = left.size();
    }

    /** How many calls brought anything new. */
    synchronized int callsWithAsks() {
        return callsWithAsks;
    }

    int calls() {
        return calls;
    }

    List<String> asked() {
        return asked;
    }

    List<ContainerId> held() {
        return held;
    }

    Optional<Ending> ending() {
        return ending;
    }

    /** A later attempt takes over. */
    void replace() {
        replaced = true;
    }

    /** A container ends by itself. */
    void kill(ContainerId container, int status) {
        held.remove(container);
        ends.add(new End(container, status, "killed by the test"));
    }

    static Allocation allocation(int number, long batch) {
        org.apache.hadoop.yarn.api.records.ContainerId id = org.apache.hadoop.yarn.api.records.ContainerId.fromString(
                String.format("container_1_0001_01_%06d", number + 2));
        return new Allocation(
                new Grant(
                        new ContainerId(id.toString()),
                        io.volley.core.record.ProfileId.DEFAULT,
                        batch,
                        "h" + number % 2),
                Container.newInstance(
                        id,
                        NodeId.newInstance("h" + number % 2, 8041),
                        "h" + number % 2 + ":8042",
                        Resource.newInstance(1408, 1),
                        Priority.newInstance(1),
                        null));
    }

    @Override
    public ImmutableList<Allocation> register() {
        return left;
    }

    @Override
    public ImmutableList<Node> nodes() {
        return ImmutableList.of(new Node("h0", "h0", 100_000, 100), new Node("h1", "h1", 100_000, 100));
    }

    @Override
    public synchronized void ask(Command.Ask ask, Placement placement) {
        asked.add(ask.batch().size() + " on " + placement.byNode());
        waiting.put(ask.batch().id(), ask.batch().size());
        asks.add(ask);
        news = true;
    }

    @Override
    public synchronized void forget(Batch batch) {
        waiting.remove(batch.id());
    }

    @Override
    public void release(ContainerId container) {
        if (held.remove(container)) {
            ends.add(new End(container, -100, "released"));
        }
    }

    @Override
    public void exclude(ImmutableSet<String> hosts) {}

    @Override
    public synchronized Answer allocate() {
        calls++;
        if (replaced) {
            throw new FencedByYarnException(new IllegalStateException("replaced by the test"));
        }
        if (news) {
            news = false;
            callsWithAsks++;
        }
        ImmutableList.Builder<Allocation> granted = ImmutableList.builder();
        waiting.replaceAll((batch, count) -> {
            int left = count;
            while (left > 0 && held.size() < size) {
                Allocation allocation = allocation(containers++, batch);
                held.add(allocation.grant().container());
                granted.add(allocation);
                left--;
            }
            return left;
        });
        ImmutableList<End> ended = ImmutableList.copyOf(ends);
        ends.clear();
        return new Answer(granted.build(), ended, new Room(1024L * (size - held.size()), size - held.size()));
    }

    @Override
    public void unregister(Ending how) {
        ending = Optional.of(how);
    }

    @Override
    public void close() {}
}
