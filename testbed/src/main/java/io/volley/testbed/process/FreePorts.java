package io.volley.testbed.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of loopback that nobody listens on just now. They are below those that Linux gives to whoever asks for any, so that
 * nobody takes one before its server does.
 */
public final class FreePorts {
    private static final int FIRST = 10_000;
    private static final int LAST = 32_000;

    private FreePorts() {}

    public static int one() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (java.net.BindException taken) {
                // Another one, then.
            }
        }
    }
}
