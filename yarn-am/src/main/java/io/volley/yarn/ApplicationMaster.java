package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.common.collect.Multimaps;
import io.volley.coordination.Connection;
import io.volley.coordination.DriverPresence;
import io.volley.core.ledger.Actions;
import io.volley.core.ledger.AllocatedContainer;
import io.volley.core.ledger.Command;
import io.volley.core.ledger.CompletedContainer;
import io.volley.core.ledger.HeldContainer;
import io.volley.core.ledger.InheritedContainer;
import io.volley.core.ledger.Ledger;
import io.volley.core.ledger.StartFailure;
import io.volley.core.ledger.Step;
import io.volley.core.placement.Placement;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.Ending;
import io.volley.core.record.Headroom;
import io.volley.core.record.Observed;
import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Shows the ledger everything that happens, and runs the commands it answers with. Belongs to the event thread: nothing
 * in here is called from another one, and nothing in here blocks.
 */
final class ApplicationMaster implements Actions, ResourceManagerLoop.Listener, NodeManagers.Listener {
    /** How long the hosts that a batch named may give nothing before it is requested on any, in milliseconds. */
    static final long NAMED_LIMIT = 2_000;

    /** How long {@link Observed} may stay unwritten, in milliseconds. */
    static final long HEARTBEAT = 3_000;

    private final int attempt;
    private final Ports ports;
    private final AbsenceTimer driver;
    private final LongSupplier clock;
    private final CompletableFuture<AttemptOutcome> over;
    private Optional<StartableContainer> driversContainer = Optional.empty();
    private String trackingUrl = "";
    private final DecisionLog decisions = new DecisionLog();
    private final List<NodeManagers.Start> starts = new ArrayList<>();
    private ImmutableMap<ContainerId, StartableContainer> allocated = ImmutableMap.of();
    private Ledger ledger;
    private Headroom headroom = Headroom.NONE;
    private boolean finishing;
    private boolean abandoned;
    private boolean missed;
    private long heartbeat;
    private long lastHeartbeat;
    private Optional<Observed> lastPublished = Optional.empty();

    /**
     * @param attempt counted from 1
     * @param ledger what this attempt knows at its beginning
     * @param driver forgets those of earlier runs
     * @param clock milliseconds; never goes back
     * @param over completed once this attempt is over; exceptionally if YARN is to start the next one
     */
    ApplicationMaster(
            int attempt,
            Ledger ledger,
            Ports ports,
            AbsenceTimer driver,
            LongSupplier clock,
            CompletableFuture<AttemptOutcome> over) {
        this.attempt = attempt;
        this.ledger = ledger;
        this.ports = ports;
        this.driver = driver;
        this.clock = clock;
        this.over = over;
    }

    /** What this attempt knows. */
    Ledger ledger() {
        return ledger;
    }

    void recovered(ImmutableList<InheritedContainer> containers) {
        long executors = containers.stream()
                .filter(container -> !container.profile().equals(ProfileId.DRIVER))
                .count();
        if (executors > 0) {
            decisions.say("%s executors of earlier attempts are still running".formatted(executors));
        }
        run(ledger.recovered(containers, clock.getAsLong()));
    }

    void desired(Desired newest) {
        run(ledger.desired(newest, clock.getAsLong()));
    }

    void driver(boolean present) {
        driver.driver(present, clock.getAsLong());
    }

    /** The same of a driver whose pages YARN does not know from the beginning. */
    void driver(Optional<DriverPresence> presence) {
        driver(presence.isPresent());
        presence.flatMap(DriverPresence::webUrl)
                .filter(url -> !url.equals(trackingUrl))
                .ifPresent(this::track);
    }

    private void track(String url) {
        trackingUrl = url;
        ports.resourceManager().track(url);
    }

    /** The driver tells how one of its runs has ended. */
    void driverEnded(int run, Ending ending) {
        run(ledger.driverEnded(run, ending, clock.getAsLong()));
    }

    /** What was to be recorded stands. */
    void recorded(DriverRuns runs) {
        run(ledger.recorded(runs));
    }

    void connection(Connection connection) {
        driver.connection(connection == Connection.CONNECTED, clock.getAsLong());
    }

    void tick() {
        long now = clock.getAsLong();
        int running = ledger.running();
        driver.tick(now, running);
        if (missed && driver.isThere()) {
            missed = false;
            decisions.say("ZooKeeper sees the driver again");
        }
        if (driver.overdue(now) && !ledger.over() && isExpected()) {
            judge(now, running);
        }
        run(ledger.tick(now, NAMED_LIMIT));
    }

    /** One that this starts is not missed before it has been started. */
    private boolean isExpected() {
        return ledger.driver().isEmpty()
                || ledger.driversContainer()
                        .filter(container -> container.state() == HeldContainer.State.RUNNING)
                        .isPresent();
    }

    private void judge(long now, int running) {
        boolean isSeen = ledger.driversContainer()
                .filter(container -> !container.host().isEmpty())
                .isPresent();
        if (driver.gone(now, isSeen ? Integer.MAX_VALUE : running)) {
            giveUp(now);
        } else if (!missed) {
            missed = true;
            decisions.say("ZooKeeper has not seen the driver for %s s, but %s: waiting for it"
                    .formatted(
                            driver.absence(now) / 1_000,
                            isSeen ? "YARN says that its container runs" : running + " executors keep running"));
        }
    }

    private void giveUp(long now) {
        if (ledger.driver().isPresent()) {
            run(ledger.driverLost(now));
        } else {
            abandoned = true;
            fail("The driver has been unreachable for longer than spark.volley.driver.grace");
        }
    }

    @Override
    public void result(AllocateResult result) {
        headroom = result.headroom();
        long now = clock.getAsLong();
        allocated =
                Maps.uniqueIndex(result.allocated(), each -> each.allocation().container());
        if (!result.inherited().isEmpty()) {
            recovered(result.inherited());
        }
        // Ends before allocations, for a container may be allocated in the place of one that has ended; but the
        // allocation
        // first of a container that has been allocated and has ended since the last call.
        ImmutableListMultimap<Boolean, CompletedContainer> ended =
                Multimaps.index(result.completed(), completed -> allocated.containsKey(completed.container()));
        ended(ended.get(false), now);
        if (!result.allocated().isEmpty()) {
            List<AllocatedContainer> allocations = result.allocated().stream()
                    .map(StartableContainer::allocation)
                    .toList();
            run(ledger.allocated(allocations, now));
        }
        allocated = ImmutableMap.of();
        ended(ended.get(true), now);
    }

    private void ended(List<CompletedContainer> completed, long now) {
        if (!completed.isEmpty()) {
            driver.ended((int) completed.stream().filter(ledger::endedByItself).count(), now);
            run(ledger.ended(completed, now));
        }
    }

    @Override
    public void placed(Command.Request request, Placement placement) {
        decisions.placed(request, placement);
        run(
                placement.named().isEmpty()
                        ? ledger.onAnyHost(request.batch())
                        : ledger.placed(request.batch(), clock.getAsLong()));
    }

    @Override
    public void refused(String message) {
        fail("YARN refused the request: " + message);
    }

    @Override
    public void started(ImmutableList<ContainerId> containers) {
        containers.forEach(container -> decisions.started(container, clock.getAsLong()));
        run(ledger.started(containers));
    }

    @Override
    public void startFailed(ImmutableList<StartFailure> failures) {
        failures.forEach(failure -> decisions.notStarted(failure.container(), failure.message(), clock.getAsLong()));
        run(ledger.startFailed(failures, clock.getAsLong()));
    }

    @Override
    public void fenced() {
        end();
        over.complete(AttemptOutcome.FENCED);
    }

    @Override
    public void finished() {
        end();
        over.complete(abandoned ? AttemptOutcome.ABANDONED : AttemptOutcome.FINISHED);
    }

    @Override
    public void failed(Throwable failure) {
        end();
        over.completeExceptionally(failure);
    }

    @Override
    public void request(Command.Request request) {
        decisions.requested(request, clock.getAsLong());
        ports.resourceManager().request(request);
    }

    @Override
    public void withdraw(Command.Withdraw withdraw) {
        decisions.withdrawn(withdraw, clock.getAsLong());
        ports.resourceManager().withdraw(withdraw);
    }

    @Override
    public void complete(Command.Complete complete) {
        decisions.allocated(complete, clock.getAsLong());
        ports.resourceManager().complete(complete);
    }

    @Override
    public void launch(Command.Launch launch) {
        StartableContainer given = allocated.get(launch.container());
        if (given == null) {
            throw new IllegalStateException(
                    "%s: launch of a container that has not just been allocated".formatted(launch));
        }
        start(launch, given);
    }

    private void start(Command.Start launch, StartableContainer given) {
        decisions.launched(launch.container(), given.allocation().batch());
        starts.add(new NodeManagers.Start(launch, given.container()));
    }

    /** The driver is started only later, and then it is no longer among what has just been allocated. */
    @Override
    public void recordRun(Command.RecordRun record) {
        driversContainer =
                record.runs().container().flatMap(container -> Optional.ofNullable(allocated.get(container)));
        ports.publisher().record(record.runs(), () -> recorded(record.runs()));
    }

    @Override
    public void launch(Command.LaunchDriver launch) {
        decisions.say(
                "starting run %s of the driver in %s on %s".formatted(launch.run(), launch.container(), launch.host()));
        driver.anew(clock.getAsLong());
        start(launch, driversContainer.orElseThrow());
    }

    @Override
    public void endRun(Command.EndRun end) {
        decisions.say("run %s of the driver is over, and run %s begins: %s"
                .formatted(end.next() - 1, end.next(), end.end().reason()));
        missed = false;
        lastPublished = Optional.empty();
        track("");
        ports.publisher().follow(end.next());
    }

    @Override
    public void release(Command.Release release) {
        ports.resourceManager().release(release);
    }

    @Override
    public void exclude(Command.Exclude exclude) {
        decisions.say("excluded hosts: " + exclude.hosts());
        ports.resourceManager().exclude(exclude);
    }

    @Override
    public void report(Command.Report report) {
        decisions.ended(report.exits());
        // An answer of YARN's may come between the end and its confirmation.
        if (!finishing) {
            ports.publisher().report(report.exits());
        }
    }

    @Override
    public void finish(Command.Finish finish) {
        Ending ending = finish.ending();
        decisions.say(
                ending.succeeded()
                        ? "the application has succeeded"
                        : "the application has failed: " + ending.diagnostics());
        finishing = true;
        end();
        ports.resourceManager()
                .finish(
                        ending,
                        ledger.driver()
                                .map(driver -> OptionalInt.of(driver.runs().number()))
                                .orElse(OptionalInt.empty()));
    }

    private void fail(String reason) {
        run(ledger.desired(ledger.desired().ended(new Ending(false, reason)), clock.getAsLong()));
    }

    /** Nothing more is written or started. */
    private void end() {
        ports.publisher().close();
        ports.nodeManagers().close();
        if (!finishing) {
            ports.resourceManager().close();
        }
    }

    private void run(Step step) {
        if (over.isDone()) {
            return;
        }
        ledger = step.next();
        step.commands().forEach(command -> command.runOn(this));
        if (!starts.isEmpty()) {
            ports.nodeManagers().start(ImmutableList.copyOf(starts), this);
            starts.clear();
        }
        ports.resourceManager().expectNews(ledger.pending());
        publish();
    }

    private void publish() {
        Optional<Observed> now = Optional.of(observed(0));
        boolean news = !now.equals(lastPublished) || clock.getAsLong() - lastHeartbeat >= HEARTBEAT;
        if (news && !finishing) {
            heartbeat++;
            lastHeartbeat = clock.getAsLong();
            lastPublished = now;
            ports.publisher().publish(observed(heartbeat));
        }
    }

    private Observed observed(long number) {
        return new Observed(
                attempt,
                ledger.desired().generation(),
                number,
                // Its own container is none of the driver's business.
                ledger.counts().headMap(ProfileId.DRIVER),
                ledger.counters().failures(),
                headroom,
                decisions.reasons(),
                ledger.newest());
    }
}
