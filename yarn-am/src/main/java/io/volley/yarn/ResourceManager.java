package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.volley.core.ledger.BatchId;
import io.volley.core.ledger.Command;
import io.volley.core.ledger.InheritedContainer;
import io.volley.core.placement.Placement;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Ending;
import java.io.IOException;
import java.util.OptionalInt;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * The port to YARN's ResourceManager. What is requested, withdrawn, released and excluded is only noted, and told with the
 * next {@link #allocate}. Belongs to one thread.
 */
interface ResourceManager {
    /**
     * Makes this attempt known.
     *
     * @return the containers that earlier attempts left running
     */
    ImmutableList<InheritedContainer> register() throws YarnException, IOException;

    /** Notes a batch. Returns on which nodes its executors are requested. */
    Placement request(Command.Request request);

    /** Notes that a batch waits for nothing any more, allocated in full or not. */
    void forget(BatchId batch);

    void release(ContainerId container);

    /** Notes the hosts that get no more containers: always the whole set. */
    void exclude(ImmutableSet<String> hosts);

    /** Notes that hosts which earlier attempts excluded may get containers again: YARN remembers them. */
    void liftExclusions();

    /** Notes where the driver's pages are; empty if there are none. */
    void track(String url);

    /**
     * One heartbeat: tells everything noted, and hears what has happened since the last one.
     *
     * @param handled how many answers have been handled; YARN shows it to the driver, which knows by it that an
     *     ApplicationMaster it does not hear decides all the same
     */
    AllocateResult allocate(int handled) throws YarnException, IOException;

    /**
     * The application is over: YARN ends all its containers.
     *
     * @param run the driver's last, in cluster mode
     */
    void unregister(Ending ending, OptionalInt run) throws YarnException, IOException;
}
