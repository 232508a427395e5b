package io.volley.coordination;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Connections of strangers who announce a packet each, and never send it. */
final class Flood implements AutoCloseable {
    private final int port;
    private final List<SocketChannel> connections = new ArrayList<>();

    Flood(int port) {
        this.port = port;
    }

    /**
     * Opens more connections and keeps those that are open.
     *
     * @param host what they come from, one of the addresses of the loopback
     * @param packet the bytes that each announces
     */
    void from(String host, int count, int packet) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel connection = SocketChannel.open();
            connections.add(connection);
            try {
                connection.bind(new InetSocketAddress(host, 0));
            } catch (SocketException unknown) {
                throw new TestAbortedException(host + " is no address of this host", unknown);
            }
            try {
                connection.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                connection.write(
                        ByteBuffer.allocate(Integer.BYTES).putInt(packet).flip());
                connection.configureBlocking(false);
            } catch (IOException droppedAtOnce) {
                connection.close();
            }
        }
    }

    /** How many the server has not hung up on. */
    int open() {
        connections.removeIf(Flood::hasEnded);
        return connections.size();
    }

    private static boolean hasEnded(SocketChannel connection) {
        try {
            return connection.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException dropped) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }
}
