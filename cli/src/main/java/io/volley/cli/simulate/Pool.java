package io.volley.cli.simulate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** The executors of one application, from grant to end. */
final class Pool {
    private final Figures figures;
    private final Random startUps;
    private final Agenda agenda;
    private final Meters meters;
    private final FreeWorkers free;
    private final Map<String, Worker> workers = new LinkedHashMap<>();
    private final Set<Worker> starting = new LinkedHashSet<>();
    private int lastId;

    Pool(Figures figures, Random random, Agenda agenda, Meters meters) {
        this.figures = figures;
        this.startUps = new Random(random.nextLong());
        this.free = new FreeWorkers(random);
        this.agenda = agenda;
        this.meters = meters;
    }

    int held() {
        return workers.size() + starting.size();
    }

    /** Those that have registered. */
    Collection<Worker> workers() {
        return workers.values();
    }

    /** One more is granted. It is told of again when it has registered, some seconds later. */
    Worker granted(Consumer<Worker> registered) {
        meters.held().add(figures.slots(), agenda.now());
        Worker worker = new Worker(Integer.toString(++lastId), figures.slots(), agenda.now());
        starting.add(worker);
        double seconds = Figures.START_UP_MEDIAN * Math.exp(Figures.START_UP_SPREAD * startUps.nextGaussian());
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

    Worker anyFree() {
        return free.any();
    }

    void started(Worker worker) {
        worker.started();
        free.changed(worker);
        meters.used().add(1, agenda.now());
    }

    void ended(Worker worker) {
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
        Worker worker = Optional.ofNullable(workers.get(id))
                .filter(known -> known.running() == 0 && known.holding().neededBytes() == 0)
                .orElseThrow(() -> new IllegalStateException(
                        "executor " + id + " is given back, but is not here, runs tasks or holds data that is needed"));
        gone(worker);
    }

    /** The application is over, for those too that are still starting. */
    void end() {
        List.copyOf(workers.values()).forEach(this::gone);
        List.copyOf(starting).forEach(this::gone);
    }

    private void gone(Worker worker) {
        workers.remove(worker.id());
        starting.remove(worker);
        free.remove(worker);
        meters.held().add(-figures.slots(), agenda.now());
        meters.lived(agenda.now() - worker.granted());
    }
}
