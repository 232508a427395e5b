package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.core.ledger.StartFailure;
import io.volley.core.record.ContainerId;
import java.util.ArrayList;
import java.util.List;

/** NodeManagers that answer when the test lets them. */
final class FakeNodeManagers implements NodeManagers {
    final List<Start> starts = new ArrayList<>();
    boolean closed;

    @Override
    public void start(ImmutableList<Start> more, Listener listener) {
        starts.addAll(more);
    }

    void accept(Listener listener) {
        ImmutableList<ContainerId> all =
                starts.stream().map(start -> start.launch().container()).collect(ImmutableList.toImmutableList());
        starts.clear();
        listener.started(all);
    }

    void refuse(Listener listener) {
        ImmutableList<StartFailure> all = starts.stream()
                .map(start -> new StartFailure(start.launch().container(), "the disk is full"))
                .collect(ImmutableList.toImmutableList());
        starts.clear();
        listener.startFailed(all);
    }

    @Override
    public void close() {
        closed = true;
    }
}
