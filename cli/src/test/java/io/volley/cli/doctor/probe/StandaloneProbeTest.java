package io.volley.cli.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.sun.net.httpserver.HttpServer;
import io.volley.cli.doctor.StandaloneFacts;
import io.volley.cli.doctor.StandaloneFacts.Cluster;
import io.volley.testbed.process.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server on loopback stands for the Master's web page. */
class StandaloneProbeTest {
    private HttpServer server;
    private volatile byte[] page = new byte[0];

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/json/", exchange -> {
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void countsTheWorkersThatAreAlive() {
        answer("""
                {"status": "ALIVE", "workers": [
                    {"state": "ALIVE", "cores": 8, "memory": 4096},
                    {"state": "ALIVE", "cores": 4, "memory": 8192},
                    {"state": "DEAD", "cores": 64, "memory": 65536}]}
                """);

        assertThat(ask(address()).cluster()).contains(new Cluster(2, 12, 12288, 8, 8192));
    }

    @Test
    void takesNothingFromAMasterThatDoesNotLeadOrFromAnotherServer() {
        answer("{\"status\": \"STANDBY\", \"workers\": []}");
        assertThat(ask(address()).cluster()).isEmpty();
        answer("<html>");
        assertThat(ask(address()).cluster()).isEmpty();
    }

    @Test
    void tellsWhereNobodyListensAndWhatIsNoAddress() throws IOException {
        StandaloneFacts facts = ask("127.0.0.1:" + FreePorts.one(), "127.0.0.1:many");

        assertThat(facts.masters()).allMatch(master -> master.failure().isPresent());
        assertThat(facts.masters().get(0).failure().orElseThrow()).startsWith("ConnectException");
        assertThat(facts.cluster()).isEmpty();
    }

    private StandaloneFacts ask(String... addresses) {
        return StandaloneProbe.ask(
                ImmutableList.copyOf(addresses), server.getAddress().getPort());
    }

    private String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(String text) {
        page = text.getBytes(StandardCharsets.UTF_8);
    }
}
