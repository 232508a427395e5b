package io.volley.simulation;

import io.volley.core.demand.Task;
import io.volley.core.scalein.ExecutorUsage;
import io.volley.core.scalein.ShuffleNeeds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * One application at work: stages when their parents are done, tasks first in, first out on executors that have a free slot,
 * and what sizes it, which is told of everything.
 */
final class DriverModel {
    private final SimulatedApplication application;
    private final DayParameters figures;
    private final ScalingModel scaling;
    private final EventQueue agenda;
    private final Meters meters;
    private final ExecutorPool pool;
    private final ShuffleData shuffles = new ShuffleData();
    private final ShuffleNeeds needs = new ShuffleNeeds();
    private final Set<Integer> written = new HashSet<>();
    private final TreeMap<Integer, SimulatedTaskSet> waiting = new TreeMap<>();
    private final List<JobTime> times = new ArrayList<>();
    private Set<String> parked = Set.of();
    private boolean looksSoon;
    private long tasks;
    private int target;

    DriverModel(
            SimulatedApplication application,
            DayParameters figures,
            ScalingModel scaling,
            EventQueue agenda,
            Meters meters) {
        this.application = application;
        this.figures = figures;
        this.scaling = scaling;
        this.agenda = agenda;
        this.meters = meters;
        this.pool = new ExecutorPool(
                figures, new Random(figures.seed() + application.name().hashCode()), agenda, meters);
    }

    /** Enters into the agenda what will come by itself. */
    void start() {
        application.jobs().forEach(job -> agenda.at(job.arrival(), () -> begin(job)));
        if (Double.isFinite(scaling.lookEvery())) {
            agenda.each(scaling.lookEvery(), this::look);
        } else {
            agenda.at(0, this::look);
        }
        agenda.at(figures.cleanSeconds(), () -> agenda.each(figures.cleanSeconds(), this::clean));
    }

    boolean isDone() {
        return times.size() == application.jobs().size();
    }

    /** How long the jobs took that have ended. */
    List<JobTime> times() {
        return times;
    }

    int target() {
        return target;
    }

    /** How many executors it has been allocated and has not released. */
    int held() {
        return pool.held();
    }

    void allocated() {
        SimulatedExecutor allocated = pool.allocated(worker -> {
            scaling.registered(worker.id(), agenda.now());
            dispatch();
        });
        scaling.allocated(allocated.id(), agenda.now());
    }

    /** Everything goes back. */
    void end() {
        pool.end();
        changeTarget(0);
    }

    private void begin(SimulatedJob job) {
        beginParts(new RunningJob(job));
    }

    private void beginParts(RunningJob job) {
        for (JobPart part : job.nextParts()) {
            if (part.delay() > 0) {
                agenda.at(agenda.now() + part.delay(), () -> begin(job, part));
            } else {
                begin(job, part);
            }
        }
    }

    private void begin(RunningJob job, JobPart part) {
        needs.jobStarted(
                part.id(),
                part.stages().stream()
                        .map(stage -> new ShuffleNeeds.Stage(
                                stage.id(),
                                stage.shuffleBytes() > 0 ? OptionalInt.of(stage.id()) : OptionalInt.empty(),
                                stage.parents()))
                        .toList(),
                job.job().isQuery() ? Set.of((long) job.job().id()) : Set.of());
        job.begun(part);
        submitNext(job);
    }

    private void submitNext(RunningJob job) {
        for (SimulatedStage stage : job.next()) {
            waiting.put(stage.id(), new SimulatedTaskSet(stage, job, figures.seed()));
            needs.stageSubmitted(stage.id());
            scaling.submitted(stage, agenda.now());
        }
        lookSoon();
        dispatch();
    }

    private void lookSoon() {
        if (!looksSoon && Double.isFinite(scaling.lookAfterStage())) {
            looksSoon = true;
            agenda.at(agenda.now() + scaling.lookAfterStage(), () -> {
                looksSoon = false;
                look();
            });
        }
    }

    private void dispatch() {
        while (!waiting.isEmpty() && pool.hasFree()) {
            SimulatedTaskSet set = waiting.firstEntry().getValue();
            SimulatedExecutor worker = pool.anyFree();
            Task task = new Task(tasks++, set.next(), false);
            double seconds = set.seconds(task.index());
            if (set.allStarted()) {
                waiting.remove(set.stage().id());
            }
            pool.started(worker);
            scaling.started(set.stage(), task, worker.id(), agenda.now());
            agenda.at(agenda.now() + seconds, () -> ended(set, task, worker, seconds));
        }
    }

    private void ended(SimulatedTaskSet set, Task task, SimulatedExecutor worker, double seconds) {
        SimulatedStage stage = set.stage();
        pool.ended(worker);
        meters.ran(seconds);
        if (stage.shuffleBytes() > 0) {
            shuffles.wrote(stage.id(), worker, stage.shuffleBytes());
        }
        scaling.ended(stage, task, worker.id(), seconds, agenda.now());
        if (set.ended()) {
            completed(stage, set.job());
        }
        dispatch();
    }

    private void completed(SimulatedStage stage, RunningJob job) {
        scaling.completed(stage);
        needs.stageEnded(stage.id(), true);
        written.add(stage.id());
        job.done(stage).forEach(part -> needs.jobEnded(part.id()));
        if (job.isDone()) {
            needs.executionEnded(job.job().id());
            job.job().stages().forEach(done -> written.remove(done.id()));
            times.add(new JobTime(application.name(), job.job(), agenda.now()));
        } else {
            submitNext(job);
            beginParts(job);
        }
        shuffles.needed(needs.needed(written::contains));
    }

    private void clean() {
        shuffles.clean().forEach(scaling::cleaned);
    }

    private void look() {
        ScalingModel.Orders orders = scaling.look(this::usages, agenda.now());
        changeTarget(orders.target());
        if (!orders.parked().equals(parked)) {
            parked = orders.parked();
            pool.park(parked);
            dispatch();
        }
        for (String worker : orders.kill()) {
            pool.kill(worker);
            scaling.removed(worker, agenda.now());
        }
    }

    private Collection<ExecutorUsage> usages() {
        return pool.workers().stream().map(SimulatedExecutor::usage).toList();
    }

    private void changeTarget(int next) {
        meters.desired().add((long) (next - target) * figures.slots(), agenda.now());
        target = next;
    }
}
