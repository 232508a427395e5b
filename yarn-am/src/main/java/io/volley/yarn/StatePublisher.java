package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.Exit;
import io.volley.core.record.Observed;

/** The port to the driver, and to the next attempt: what the ApplicationMaster writes for them. Does not block. */
interface StatePublisher extends AutoCloseable {
    /** What the ApplicationMaster sees now; an older state that is not written yet is skipped. */
    void publish(Observed observed);

    /** Containers that ended; each is written, however long that takes. */
    void report(ImmutableList<Exit> exits);

    /**
     * Which run the driver is in and where.
     *
     * @param stands run on the event thread once that has been written
     */
    void record(DriverRuns runs, Runnable stands);

    /** Another run of the driver begins: from now on this writes for that one, and hears that one. */
    void follow(int run);

    /** Nothing more is written. May be called twice. */
    @Override
    void close();
}
