package io.volley.yarn;

/**
 * For how long the driver has been gone. Silence of ZooKeeper is not the driver's death: time counts only while ZooKeeper
 * answers and says that the driver is not there. Unless the driver itself runs the ZooKeeper: then both are gone together,
 * and silence is absence. Times are in milliseconds.
 */
final class DriverWatch {
    private final long grace;
    private final boolean zooKeeperIsTheDrivers;
    private boolean here;
    private boolean connected = true;
    private long goneSince;

    /**
     * @param grace how long the driver may be gone
     * @param zooKeeperIsTheDrivers whether the driver itself runs the ZooKeeper
     * @param now when the watch begins; the driver has the same grace to appear
     */
    DriverWatch(long grace, boolean zooKeeperIsTheDrivers, long now) {
        this.grace = grace;
        this.zooKeeperIsTheDrivers = zooKeeperIsTheDrivers;
        this.goneSince = now;
    }

    void driver(boolean present, long now) {
        if (here && !present && !silent()) {
            goneSince = now;
        }
        here = present;
    }

    void connection(boolean answers, long now) {
        boolean changed = answers != connected;
        if (changed && (answers || (zooKeeperIsTheDrivers && here))) {
            goneSince = now;
        }
        connected = answers;
    }

    boolean gone(long now) {
        boolean absent = zooKeeperIsTheDrivers ? !here || !connected : !here && connected;
        return absent && now - goneSince >= grace;
    }

    private boolean silent() {
        return zooKeeperIsTheDrivers && !connected;
    }
}
