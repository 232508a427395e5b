package io.volley.simulation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** The executors of one application, from allocation to end. */
final class ExecutorPool {
    private final DayParameters figures;
    private final Random startUps;
    private final EventQueue agenda;
    private final Meters meters;
    private final FreeExecutors free;
    private final Map<String, SimulatedExecutor> workers = new LinkedHashMap<>();
    private final Set<SimulatedExecutor> starting = new LinkedHashSet<>();
    private int lastId;

    ExecutorPool(DayParameters figures, Random random, EventQueue agenda, Meters meters) {
        this.figures = figures;
        this.startUps = new Random(random.nextLong());
        this.free = new FreeExecutors(random);
        this.agenda = agenda;
        this.meters = meters;
    }

    int held() {
        return workers.size() + starting.size();
    }

    /** Those that have registered. */
    Collection<SimulatedExecutor> workers() {
        return workers.values();
    }

    /** One more is allocated. It is told of again when it has registered, some seconds later. */
    SimulatedExecutor allocated(Consumer<SimulatedExecutor> registered) {
        meters.held().add(figures.slots(), agenda.now());
        SimulatedExecutor worker = new SimulatedExecutor(Integer.toString(++lastId), figures.slots(), agenda.now());
        starting.add(worker);
        double seconds =
                DayParameters.START_UP_MEDIAN * Math.exp(DayParameters.START_UP_SPREAD * startUps.nextGaussian());
        agenda.at(agenda.now() + seconds, () -> {
            starting.remove(worker);
            workers.put(worker.id(), worker);
            free.changed(worker);
            registered.accept(worker);
        });
        return worker;
    }

    boolean hasFree() {
        return !free.isEmpty();
    }

    SimulatedExecutor anyFree() {
        return free.any();
    }

    void started(SimulatedExecutor worker) {
        worker.started();
        free.changed(worker);
        meters.used().add(1, agenda.now());
    }

    void ended(SimulatedExecutor worker) {
        worker.ended();
        free.changed(worker);
        meters.used().add(-1, agenda.now());
    }

    /** No more tasks for these, and for no others. */
    void park(Set<String> parked) {
        workers.values().forEach(worker -> {
            worker.park(parked.contains(worker.id()));
            free.changed(worker);
        });
    }

    /** Gives an idle executor back. */
    void kill(String id) {
        SimulatedExecutor worker = Optional.ofNullable(workers.get(id))
                .filter(known -> known.running() == 0 && known.usage().neededBytes() == 0)
                .orElseThrow(() -> new IllegalStateException(
                        "executor " + id + " is released, but is not here, runs tasks or holds data that is needed"));
        gone(worker);
    }

    /** The application is over, for those too that are still starting. */
    void end() {
        List.copyOf(workers.values()).forEach(this::gone);
        List.copyOf(starting).forEach(this::gone);
    }

    private void gone(SimulatedExecutor worker) {
        workers.remove(worker.id());
        starting.remove(worker);
        free.remove(worker);
        meters.held().add(-figures.slots(), agenda.now());
        meters.lived(agenda.now() - worker.allocated());
    }
}
