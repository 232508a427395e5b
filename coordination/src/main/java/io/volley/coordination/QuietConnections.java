package io.volley.coordination;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.apache.zookeeper.server.NIOServerCnxn;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ServerCnxn;

/** Connections that speak ZooKeeper's protocol and nothing else: no JMX beans, no four-letter words. */
final class QuietConnections extends NIOServerCnxnFactory {
    private static final int FOUR_LETTERS = 4;

    @Override
    protected NIOServerCnxn createConnection(SocketChannel socket, SelectionKey key, SelectorThread selector)
            throws IOException {
        return new NIOServerCnxn(zkServer, socket, key, this, selector) {
            /** A packet has a length before it; so only a four-letter word is as short. */
            @Override
            protected void packetReceived(long bytes) {
                if (bytes <= FOUR_LETTERS) {
                    throw new CancelledKeyException();
                }
                super.packetReceived(bytes);
            }
        };
    }

    @Override
    public void registerConnection(ServerCnxn connection) {}
}
