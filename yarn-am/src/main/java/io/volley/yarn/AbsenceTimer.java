package io.volley.yarn;

import io.volley.core.ledger.AbsenceRule;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * For how long the driver has been gone. Silence of ZooKeeper is not the driver's death: time counts only while ZooKeeper
 * answers and says that the driver is not there, and from its first word on. Unless the driver itself runs the ZooKeeper:
 * then both are gone together, and silence is absence. Time in which this process stood still counts for nothing: what
 * ZooKeeper had to say then is still to be heard. Times are in milliseconds.
 */
final class AbsenceTimer {
    /** From how long between two ticks this process is taken to have stood still. */
    private static final long STANDSTILL = 1_000;

    private final AbsenceRule rule;
    private final boolean zooKeeperIsTheDrivers;
    private final long notice;
    private final Deque<Ends> ends = new ArrayDeque<>();
    private boolean told;
    private boolean here;
    private boolean connected = true;
    private long goneSince;
    private long desertedSince;
    private long lastTick;

    private record Ends(long when, int executors) {}

    /**
     * @param rule when the driver is given up; it has the same grace to appear
     * @param zooKeeperIsTheDrivers whether the driver itself runs the ZooKeeper
     * @param notice how long ZooKeeper takes at most to notice that the driver is gone
     * @param now when the watch begins
     */
    AbsenceTimer(AbsenceRule rule, boolean zooKeeperIsTheDrivers, long notice, long now) {
        this.rule = rule;
        this.zooKeeperIsTheDrivers = zooKeeperIsTheDrivers;
        this.notice = notice;
        this.goneSince = now;
        this.desertedSince = now;
        this.lastTick = now;
    }

    /** Another driver begins: it is given its grace to appear, and nothing of the one before counts. */
    void anew(long now) {
        here = false;
        goneSince = now;
        desertedSince = now;
        ends.clear();
    }

    void driver(boolean present, long now) {
        boolean news = here || !told;
        if (news && !present && !silent()) {
            goneSince = now;
        }
        told = true;
        here = present;
    }

    /**
     * Time passes; to be called several times a second.
     *
     * @param running how many executors run
     */
    void tick(long now, int running) {
        long passed = now - lastTick;
        if (passed > STANDSTILL) {
            goneSince = Math.min(now, goneSince + passed);
            desertedSince = Math.min(now, desertedSince + passed);
        }
        if (running > 0) {
            desertedSince = now;
        }
        lastTick = now;
    }

    void connection(boolean answers, long now) {
        boolean changed = answers != connected;
        if (changed && (answers || (zooKeeperIsTheDrivers && here))) {
            goneSince = now;
        }
        connected = answers;
    }

    /** So many executors have ended by themselves. */
    void ended(int executors, long now) {
        if (executors > 0) {
            ends.add(new Ends(now, executors));
        }
        long lastSeen = (absent() ? goneSince : now) - notice;
        while (!ends.isEmpty() && ends.peek().when() < lastSeen) {
            ends.remove();
        }
    }

    /** Whether ZooKeeper answers, and says that the driver is there. */
    boolean isThere() {
        return here && connected;
    }

    /** For how long the driver has been gone; 0 if it is there, or if nobody can tell. */
    long absence(long now) {
        return absent() ? Math.max(0, now - goneSince) : 0;
    }

    /** Whether it has been gone for so long that what the executors do decides. */
    boolean overdue(long now) {
        return absent() && absence(now) >= rule.grace();
    }

    /**
     * Whether it is given up.
     *
     * @param running how many executors run
     */
    boolean gone(long now, int running) {
        ended(0, now);
        int ended = ends.stream().mapToInt(Ends::executors).sum();
        return absent() && rule.givesUp(absence(now), running > 0 ? 0 : now - desertedSince, running, ended);
    }

    private boolean absent() {
        return zooKeeperIsTheDrivers ? !here || !connected : told && !here && connected;
    }

    private boolean silent() {
        return zooKeeperIsTheDrivers && !connected;
    }
}
