package io.volley.yarn;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** NodeManagers that start all but so many executors, which they refuse. */
final class FakeNodeManagers implements NodeManagers {
    private final List<List<Start>> calls = new CopyOnWriteArrayList<>();
    private int refusals;

    FakeNodeManagers(int refusals) {
        this.refusals = refusals;
    }

    List<List<Start>> calls() {
        return calls;
    }

    @Override
    public void start(List<Start> starts, Listener listener) {
        calls.add(starts);
        for (Start start : starts) {
            if (refusals > 0) {
                refusals--;
                listener.failed(start.launch().container(), "no");
            } else {
                listener.started(List.of(start.launch().container()));
            }
        }
    }

    @Override
    public void close() {}
}
