package io.volley.coordination;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.apache.zookeeper.server.NIOServerCnxn;
import org.apache.zookeeper.server.NIOServerCnxnFactory;

/**
 * A connection that speaks ZooKeeper's protocol and nothing else: no four-letter words. Until it has shown the secret, its
 * packets may be no longer than is needed for that, and it may try once.
 */
final class GuardedConnection extends NIOServerCnxn {
    private static final int FOUR_LETTERS = 4;
    private static final int LONGEST_OF_A_STRANGER = 1_024;

    private final GuardedServer server;

    /** Where ZooKeeper reads the length of the next packet. */
    private final ByteBuffer length = incomingBuffer;

    private boolean tried;

    GuardedConnection(
            GuardedServer server,
            SocketChannel socket,
            SelectionKey key,
            NIOServerCnxnFactory all,
            NIOServerCnxnFactory.SelectorThread selector)
            throws IOException {
        super(server, socket, key, all, selector);
        this.server = server;
    }

    /** A packet has a length before it; so only a four-letter word is as short. */
    @Override
    protected void packetReceived(long bytes) {
        if (bytes <= FOUR_LETTERS) {
            throw new CancelledKeyException();
        }
        super.packetReceived(bytes);
    }

    /** ZooKeeper asks this when it knows how long a packet will be, and has not made room for it yet. */
    @Override
    @SuppressWarnings("ReferenceEquality") // It reads into the one buffer or into another.
    public boolean isZKServerRunning() {
        if (incomingBuffer == length && length.getInt(0) > LONGEST_OF_A_STRANGER && !server.isFriend(this)) {
            throw new CancelledKeyException();
        }
        return super.isZKServerRunning();
    }

    /** Whether a stranger may show a secret now: once. ZooKeeper would keep whatever he shows. */
    boolean mayTry() {
        boolean first = !tried;
        tried = true;
        return first;
    }
}
