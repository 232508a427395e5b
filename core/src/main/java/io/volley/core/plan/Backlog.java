package io.volley.core.plan;

import com.google.common.primitives.Ints;

/**
 * Policy {@code backlog}: an executor is requested if it finds enough work when it comes.
 *
 * <p>New executors come after the start-up time {@code S}. By then the executors that are here, and those on their way, have
 * done a part of the waiting work {@code W}; what is left is {@code W_S}. A task that runs takes its slot until it is done, and
 * no more than that: what is left of it nobody can help with. So many executors are worth it as can each find {@code
 * minWork} seconds of it for every slot, {@code floor(W_S / (minWork × slots))}, but never more than the tasks that are
 * still waiting then can fill. Tasks of unknown duration are assumed to be long: each gets a slot.
 */
final class Backlog {
    private static final double ROUNDING = 1e-9;

    private final RemainingWork remaining;
    private final ProfileSupply supply;
    private final double minWork;
    private final long slotsHere;
    private final int forUnknown;

    Backlog(RemainingWork remaining, ProfileSupply supply, PlanSettings settings) {
        this.remaining = remaining;
        this.supply = supply;
        this.minWork = settings.minWorkSeconds().orElse(supply.startUpSeconds());
        long slots = (long) supply.present() * supply.slots();
        this.slotsHere = Math.max(0, slots - remaining.unknown());
        this.forUnknown =
                Ints.saturatedCast((Math.max(0, remaining.unknown() - slots) + supply.slots() - 1) / supply.slots());
    }

    /** How many executors are worth it beside those present; those on their way are among them. */
    int beside() {
        int kept = Math.min(supply.startingCount(), worth(supply.allHereInSeconds(), 0));
        return Math.max(kept, worth(supply.startUpSeconds(), doneByStarting()));
    }

    /** {@code W_S}: what is left of the work when executors requested now come, in seconds. */
    double secondsLeft() {
        return secondsLeft(supply.startUpSeconds(), doneByStarting());
    }

    /**
     * The executors that are worth it if they come after some seconds.
     *
     * @param doneByOthers what those on their way do until then, in seconds
     */
    private int worth(double seconds, double doneByOthers) {
        double worth = Math.floor(secondsLeft(seconds, doneByOthers) / (minWork * supply.slots()) + ROUNDING);
        double filled = Math.ceil(tasksLeft(seconds, doneByOthers) / supply.slots());
        return Ints.saturatedCast(forUnknown + (long) Math.min(worth, filled));
    }

    private double secondsLeft(double seconds, double doneByOthers) {
        return Math.max(0, remaining.waitingSeconds() - doneOfWaiting(seconds, doneByOthers, 0));
    }

    /** How much of what waits is done then, in seconds, if some seconds of the slots go to something else. */
    private double doneOfWaiting(double seconds, double doneByOthers, double elsewhere) {
        double toRunning = remaining.runningDoneWithin(seconds);
        return Math.max(0, slotsHere * seconds + doneByOthers - toRunning - elsewhere);
    }

    /** How many tasks still wait then. Those that have a slot now, or find one free, are worked on first. */
    private double tasksLeft(double seconds, double doneByOthers) {
        long free = Math.max(0, slotsHere - remaining.running());
        long queued = remaining.waiting() - free;
        if (queued <= 0) {
            return 0;
        }
        double queuedSeconds = queued * remaining.waitingMean();
        double first = free * Math.min(remaining.waitingMean(), seconds);
        double done = doneOfWaiting(seconds, doneByOthers, first);
        return Math.ceil(Math.max(0, queuedSeconds - done) / remaining.waitingMean() - ROUNDING);
    }

    /** What those on their way do within one start-up time from now, in seconds; some are for tasks of unknown duration. */
    private double doneByStarting() {
        int starting = supply.startingCount();
        if (starting <= forUnknown) {
            return 0;
        }
        double seconds = 0;
        for (ProfileSupply.Batch batch : supply.starting()) {
            seconds += batch.executors() * Math.min(batch.ageSeconds(), supply.startUpSeconds());
        }
        return seconds * supply.slots() * (starting - forUnknown) / starting;
    }
}
