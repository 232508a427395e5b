package io.volley.core.ledger;

/**
 * When a driver that ZooKeeper does not see is given up. ZooKeeper is one witness, and may be mistaken: the driver's way to
 * it may be cut, or the driver may stand still. The executors are the other one, for those of a driver that is dead lose
 * their connection to it, and end by themselves within seconds. Times are in milliseconds.
 *
 * @param grace how long the driver must be absent, whatever the executors do
 * @param limit how long it may be absent, whatever the executors do; the grace if that is longer
 */
public record AbsenceRule(long grace, long limit) {
    /** How long no executor must have run: a small application whose executors are being replaced has none for a moment. */
    public static final long DESERTED = 30_000;

    /**
     * Whether the driver is given up. A few executors fail in every large application, so more must have ended than run.
     *
     * @param absent for how long ZooKeeper has not seen it
     * @param deserted for how long no executor has run; 0 if some do
     * @param running how many executors run
     * @param ended how many have ended by themselves since the driver was last seen
     */
    public boolean givesUp(long absent, long deserted, int running, int ended) {
        return absent >= grace && (deserted >= DESERTED || ended > running || absent >= limit);
    }
}
