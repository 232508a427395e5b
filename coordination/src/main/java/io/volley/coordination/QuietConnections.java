package io.volley.coordination;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Collection;
import java.util.Random;
import org.apache.zookeeper.server.NIOServerCnxn;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ServerCnxn;

/**
 * The connections of a {@link GuardedServer}, without JMX beans. It holds few strangers: connections that have not shown
 * the secret yet. For each further one it drops one of the host that most of them come from, so that a flood from a few
 * hosts does not keep out who comes from another. It drops one at random, not the oldest: so a flood from the same host,
 * or from very many, cannot be sure to outrun the application's own processes, which try again and again.
 */
final class QuietConnections extends NIOServerCnxnFactory {
    static final int MOST_STRANGERS = 64;
    private static final int MOST_CONNECTIONS = 128;

    private final GuardedServer server;
    private final Random random;

    /** @param random chooses who is dropped */
    QuietConnections(GuardedServer server, Random random) {
        this.server = server;
        this.random = random;
    }

    /** ZooKeeper has a system property for it, for all servers of a JVM. */
    @Override
    protected void initMaxCnxns() {
        maxCnxns = MOST_CONNECTIONS;
    }

    @Override
    protected NIOServerCnxn createConnection(SocketChannel socket, SelectionKey key, SelectorThread selector)
            throws IOException {
        makeRoom();
        return new GuardedConnection(server, socket, key, this, selector);
    }

    private void makeRoom() {
        ListMultimap<InetAddress, ServerCnxn> strangers = strangers();
        if (strangers.size() < MOST_STRANGERS) {
            return;
        }
        int most = Multimaps.asMap(strangers).values().stream()
                .mapToInt(Collection::size)
                .max()
                .orElseThrow();
        ImmutableList<ServerCnxn> candidates = Multimaps.asMap(strangers).values().stream()
                .filter(ofOneHost -> ofOneHost.size() == most)
                .flatMap(Collection::stream)
                .collect(ImmutableList.toImmutableList());
        candidates.get(random.nextInt(candidates.size())).close(ServerCnxn.DisconnectReason.CLIENT_CNX_LIMIT);
    }

    private ListMultimap<InetAddress, ServerCnxn> strangers() {
        ImmutableListMultimap.Builder<InetAddress, ServerCnxn> strangers = ImmutableListMultimap.builder();
        for (ServerCnxn connection : getConnections()) {
            InetAddress host = ((NIOServerCnxn) connection).getSocketAddress();
            // It has none if it has been closed just now.
            if (host != null && !server.isFriend(connection)) {
                strangers.put(host, connection);
            }
        }
        return strangers.build();
    }

    @Override
    public boolean removeCnxn(NIOServerCnxn connection) {
        boolean removed = super.removeCnxn(connection);
        if (removed) {
            server.left(connection);
        }
        return removed;
    }

    @Override
    public void registerConnection(ServerCnxn connection) {}
}
