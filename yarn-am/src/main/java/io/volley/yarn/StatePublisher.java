package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.core.record.Exit;
import io.volley.core.record.Observed;

/** The port to the driver: what the ApplicationMaster writes for it. Does not block. */
interface StatePublisher extends AutoCloseable {
    /** What the ApplicationMaster sees now; an older state that is not written yet is skipped. */
    void publish(Observed observed);

    /** Containers that ended; each is written, however long that takes. */
    void report(ImmutableList<Exit> exits);

    /** Nothing more is written. May be called twice. */
    @Override
    void close();
}
