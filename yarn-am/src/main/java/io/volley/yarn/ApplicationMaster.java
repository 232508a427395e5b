package io.volley.yarn;

import com.google.common.collect.EvictingQueue;
import com.google.common.collect.ImmutableList;
import io.volley.coordination.FencedException;
import io.volley.core.ledger.Ledger;
import io.volley.core.ledger.Step;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.Ending;
import io.volley.core.record.Observed;
import io.volley.core.record.Room;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt of the ApplicationMaster. Everything that happens hops onto the thread that runs {@link #run}: it books the
 * event in the ledger, runs the commands, and talks to the ResourceManager. Whatever is thrown there ends the attempt.
 */
final class ApplicationMaster implements NodeManagers.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationMaster.class);
    private static final Duration BEAT = Duration.ofSeconds(3);
    private static final int REASONS = 10;

    private final SharedState state;
    private final Pace pace;
    private final ResourceManager yarn;
    private final InstantSource clock;
    private final Executors executors;
    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final EvictingQueue<String> reasons = EvictingQueue.create(REASONS);
    private Ledger ledger;
    private Room room = Room.NONE;
    private Optional<Long> driverGoneSince = Optional.empty();
    private Optional<Outcome> outcome = Optional.empty();
    private long nextHeartbeat;
    private long nextBeat;
    private long beats;
    private boolean changed = true;

    /** @param starter starts what is granted */
    ApplicationMaster(SharedState state, Pace pace, ResourceManager yarn, NodeManagers starter, InstantSource clock) {
        this.state = state;
        this.pace = pace;
        this.yarn = yarn;
        this.clock = clock;
        this.ledger = Ledger.ofAttempt(state.attempt(), pace.patience().toMillis());
        this.executors = new Executors(yarn, starter, reasons::add, state::report, this);
    }

    /** How this attempt ended. */
    enum Outcome {
        /** The application is over, and YARN knows. */
        ENDED,
        /** The driver is gone; the application is over, and nobody but this attempt can clean up. */
        ABANDONED,
        /** A later attempt has taken over; nothing may be touched any more. */
        FENCED
    }

    /** Works until the application is over or another attempt has taken over. */
    Outcome run() throws IOException, YarnException, InterruptedException {
        try {
            begin();
            while (outcome.isEmpty()) {
                Runnable first = events.poll(untilNextTurn(), TimeUnit.MILLISECONDS);
                turn(first);
            }
            return outcome.get();
        } catch (FencedException | FencedByYarnException replaced) {
            LOG.warn("This attempt ends: {}", replaced.getMessage());
            return Outcome.FENCED;
        }
    }

    private void begin() throws IOException, YarnException {
        ImmutableList<Allocation> left = yarn.register();
        LOG.info("Attempt {} has registered; {} executors of earlier attempts run", state.attempt(), left.size());
        apply(ledger.recovered(left.stream().map(Allocation::grant).toList(), clock.millis()));
        state.join(newest -> hop(() -> wished(newest)), there -> hop(() -> driverIs(there)), () -> hop(this::fenced));
        if (pace.driverIsTheStore()) {
            state.onConnection(connected -> hop(() -> driverIs(connected)));
        }
    }

    /** One turn: what has happened, then one call to the ResourceManager if there is a reason for it. */
    private void turn(@Nullable Runnable first) throws IOException, YarnException {
        List<Runnable> happened = new ArrayList<>();
        if (first != null) {
            happened.add(first);
        }
        events.drainTo(happened);
        happened.forEach(Runnable::run);
        if (outcome.isPresent()) {
            return;
        }
        apply(ledger.tick(clock.millis()));
        endIfAbandoned();
        if (executors.hasNews() || clock.millis() >= nextHeartbeat) {
            heartbeat();
        }
        if (executors.ending().isPresent()) {
            end(executors.ending().get());
            return;
        }
        publish();
    }

    private long untilNextTurn() {
        return Math.max(0, Math.min(nextHeartbeat, nextBeat) - clock.millis());
    }

    private void heartbeat() throws IOException, YarnException {
        executors.sent();
        ResourceManager.Answer answer = yarn.allocate();
        room = answer.room();
        if (!answer.granted().isEmpty()) {
            executors.granted(answer.granted());
            apply(ledger.granted(
                    answer.granted().stream().map(Allocation::grant).toList(), clock.millis()));
        }
        if (!answer.ended().isEmpty()) {
            apply(ledger.ended(answer.ended(), clock.millis()));
        }
        nextHeartbeat = clock.millis() + (ledger.isWaiting() ? pace.busy() : pace.idle()).toMillis();
    }

    private void wished(Desired newest) {
        apply(ledger.desired(newest, clock.millis()));
    }

    private void driverIs(boolean there) {
        if (there) {
            driverGoneSince = Optional.empty();
        } else if (driverGoneSince.isEmpty()) {
            LOG.warn(
                    "The driver is gone; waiting {} s for it",
                    pace.driverGrace().toSeconds());
            driverGoneSince = Optional.of(clock.millis());
        }
    }

    private void endIfAbandoned() {
        if (driverGoneSince.isPresent()
                && !ledger.isOver()
                && clock.millis() - driverGoneSince.get() >= pace.driverGrace().toMillis()) {
            String why = "The driver has been gone for " + pace.driverGrace().toSeconds() + " s";
            LOG.error("{}: everything is given back", why);
            apply(ledger.desired(ledger.desired().ended(new Ending(false, why)), clock.millis()));
        }
    }

    private void end(Ending ending) throws IOException, YarnException {
        if (executors.hasNews()) {
            heartbeat();
        }
        state.leave();
        yarn.unregister(ending);
        LOG.info("The application has ended: {} {}", ending.succeeded() ? "SUCCEEDED" : "FAILED", ending.diagnostics());
        outcome = Optional.of(driverGoneSince.isPresent() ? Outcome.ABANDONED : Outcome.ENDED);
    }

    private void fenced() {
        throw new FencedException("another attempt holds the pen");
    }

    @Override
    public void started(List<ContainerId> containers) {
        hop(() -> apply(ledger.started(containers, clock.millis())));
    }

    @Override
    public void failed(ContainerId container, String why) {
        hop(() -> apply(ledger.startFailed(container, why, clock.millis())));
    }

    /** Does something on this ApplicationMaster's thread, soon. */
    private void hop(Runnable event) {
        events.add(event);
    }

    private void apply(Step step) {
        changed |= !step.next().equals(ledger);
        ledger = step.next();
        executors.run(step.commands(), ledger);
        for (long batch : executors.takeAskedWithoutHosts()) {
            apply(ledger.askedWithoutHosts(batch));
        }
    }

    private void publish() {
        if (changed || clock.millis() >= nextBeat) {
            changed = false;
            nextBeat = clock.millis() + BEAT.toMillis();
            state.publish(new Observed(
                    state.attempt(),
                    ledger.desired().generation(),
                    ++beats,
                    ledger.counts(),
                    ledger.failures(),
                    room,
                    ImmutableList.copyOf(reasons)));
        }
    }

    /**
     * How fast this attempt works.
     *
     * @param busy between calls to the ResourceManager while something is pending
     * @param idle between calls while nothing is
     * @param patience how long named hosts may take to give what they were asked for
     * @param driverGrace how long the driver may be gone
     * @param driverIsTheStore whether the driver is gone when the store is
     */
    record Pace(Duration busy, Duration idle, Duration patience, Duration driverGrace, boolean driverIsTheStore) {}
}
