package io.volley.yarn;

/**
 * For how long the driver has been gone. Silence of ZooKeeper is not the driver's death: time counts only while ZooKeeper
 * answers and says that the driver is not there, and from its first word on. Unless the driver itself runs the ZooKeeper:
 * then both are gone together, and silence is absence. Time in which this process stood still counts for nothing: what
 * ZooKeeper had to say then is still to be heard. Times are in milliseconds.
 */
final class AbsenceTimer {
    /** From how long between two ticks this process is taken to have stood still. */
    private static final long STANDSTILL = 1_000;

    private final long grace;
    private final boolean zooKeeperIsTheDrivers;
    private boolean told;
    private boolean here;
    private boolean connected = true;
    private long goneSince;
    private long lastTick;

    /**
     * @param grace how long the driver may be gone
     * @param zooKeeperIsTheDrivers whether the driver itself runs the ZooKeeper
     * @param now when the watch begins; the driver has the same grace to appear
     */
    AbsenceTimer(long grace, boolean zooKeeperIsTheDrivers, long now) {
        this.grace = grace;
        this.zooKeeperIsTheDrivers = zooKeeperIsTheDrivers;
        this.goneSince = now;
        this.lastTick = now;
    }

    void driver(boolean present, long now) {
        boolean news = here || !told;
        if (news && !present && !silent()) {
            goneSince = now;
        }
        told = true;
        here = present;
    }

    /** Time passes; to be called several times a second. */
    void tick(long now) {
        long passed = now - lastTick;
        if (passed > STANDSTILL) {
            goneSince = Math.min(now, goneSince + passed);
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

    boolean gone(long now) {
        boolean absent = zooKeeperIsTheDrivers ? !here || !connected : told && !here && connected;
        return absent && now - goneSince >= grace;
    }

    private boolean silent() {
        return zooKeeperIsTheDrivers && !connected;
    }
}
