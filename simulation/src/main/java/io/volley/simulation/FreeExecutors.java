package io.volley.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The executors that take tasks. Spark offers them in random order, and so each task gets any of them. */
final class FreeExecutors {
    private final List<SimulatedExecutor> workers = new ArrayList<>();
    private final Random random;

    FreeExecutors(Random random) {
        this.random = random;
    }

    boolean isEmpty() {
        return workers.isEmpty();
    }

    SimulatedExecutor any() {
        return workers.get(random.nextInt(workers.size()));
    }

    /** To be told whenever an executor may have begun or ceased to take tasks. */
    void changed(SimulatedExecutor worker) {
        if (worker.takesTasks() && !worker.isPlaced()) {
            worker.place(workers.size());
            workers.add(worker);
        } else if (!worker.takesTasks() && worker.isPlaced()) {
            remove(worker);
        }
    }

    void remove(SimulatedExecutor worker) {
        if (!worker.isPlaced()) {
            return;
        }
        SimulatedExecutor last = workers.remove(workers.size() - 1);
        if (last != worker) {
            workers.set(worker.place(), last);
            last.place(worker.place());
        }
        worker.displaced();
    }
}
