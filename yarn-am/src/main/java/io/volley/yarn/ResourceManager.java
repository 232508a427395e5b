package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.volley.core.ledger.Batch;
import io.volley.core.ledger.Command;
import io.volley.core.ledger.End;
import io.volley.core.placement.Node;
import io.volley.core.placement.Placement;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Ending;
import io.volley.core.record.Room;
import java.io.IOException;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * YARN's ResourceManager, as the ApplicationMaster talks to it. What is asked, withdrawn, released and excluded goes out
 * with the next {@link #allocate}. For one thread.
 */
interface ResourceManager extends AutoCloseable {
    /**
     * Registers this attempt.
     *
     * @return the executors' containers that earlier attempts have left running
     */
    ImmutableList<Allocation> register() throws IOException, YarnException;

    /** The nodes that run and what is free on them now; empty if YARN does not say. */
    ImmutableList<Node> nodes();

    /** Asks for a batch, placed as said. */
    void ask(Command.Ask ask, Placement placement);

    /** Forgets what is still asked of a batch. */
    void forget(Batch batch);

    void release(ContainerId container);

    /** Keeps new containers off these hosts and no others. */
    void exclude(ImmutableSet<String> hosts);

    /**
     * One call: sends what has gathered, and fetches what has happened.
     *
     * @throws FencedByYarnException if a later attempt has taken over
     */
    Answer allocate() throws IOException, YarnException;

    /** Ends the application. */
    void unregister(Ending ending) throws IOException, YarnException;

    @Override
    void close();

    /**
     * What has happened since the last call.
     *
     * @param granted containers that are ours now
     * @param ended containers that are not any more
     * @param room what YARN could still give
     */
    record Answer(ImmutableList<Allocation> granted, ImmutableList<End> ended, Room room) {}
}
