package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The road to what answers with what it hears. */
class ZooKeeperRoadTest {
    private static final int LIMIT_MS = 20_000;

    private final ProcessHandle self = ProcessHandle.current();
    private final ProcessHandle other = self.parent().orElseThrow();
    private final ServerSocket echo;
    private final ZooKeeperRoad road;

    ZooKeeperRoadTest() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        road = new ZooKeeperRoad("127.0.0.1:" + echo.getLocalPort());
    }

    @BeforeEach
    void answer() {
        Thread thread = new Thread(this::accept, "test-echo");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        road.close();
        echo.close();
    }

    @Test
    void isCutForWhomeverItIsCutHoweverOftenHeComes() throws IOException {
        try (Socket before = connect()) {
            assertThat(passes(before)).isTrue();
        }
        try (Socket standing = connect()) {
            assertThat(passes(standing)).isTrue();
            road.cut(self);
            assertThat(passes(standing)).isFalse();
        }
        for (int time = 0; time < 3; time++) {
            try (Socket again = connect()) {
                assertThat(passes(again)).isFalse();
            }
        }
        road.mend();
        try (Socket after = connect()) {
            assertThat(passes(after)).isTrue();
        }
    }

    @Test
    void staysOpenForOthers() throws IOException {
        try (Socket standing = connect()) {
            assertThat(passes(standing)).isTrue();
            road.cut(other);
            assertThat(passes(standing)).isTrue();
        }
        try (Socket again = connect()) {
            assertThat(passes(again)).isTrue();
        }
    }

    private void accept() {
        while (!echo.isClosed()) {
            try {
                Socket client = echo.accept();
                Thread thread = new Thread(() -> repeat(client), "test-echo");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                // The test is over.
            }
        }
    }

    private static void repeat(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException ended) {
            // The road has been cut.
            return;
        }
    }

    private Socket connect() throws IOException {
        URI entrance = URI.create("zk://" + road.connectString());
        Socket socket = new Socket(entrance.getHost(), entrance.getPort());
        socket.setSoTimeout(LIMIT_MS);
        return socket;
    }

    private static boolean passes(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write(1);
            return socket.getInputStream().read() == 1;
        } catch (SocketException reset) {
            return false;
        }
    }
}
