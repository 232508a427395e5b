package io.volley.cli.doctor.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.net.HostAndPort;
import io.volley.cli.doctor.StandaloneFacts;
import io.volley.cli.doctor.StandaloneFacts.Cluster;
import io.volley.cli.doctor.StandaloneFacts.Master;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks Spark's Masters: whether anybody listens, and what the leading one's web page says. */
final class StandaloneProbe {
    private static final int CONNECT_MS = 3_000;
    private static final int DEFAULT_PORT = 7077;
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private StandaloneProbe() {}

    static StandaloneFacts ask(ImmutableList<String> addresses, int webPort) {
        ImmutableList<Master> masters =
                addresses.stream().map(StandaloneProbe::knock).collect(ImmutableList.toImmutableList());
        return new StandaloneFacts(
                masters,
                masters.stream()
                        .filter(master -> master.failure().isEmpty())
                        .flatMap(master -> page(master.address(), webPort).stream())
                        .findFirst());
    }

    private static Master knock(String address) {
        try (Socket socket = new Socket()) {
            HostAndPort master = HostAndPort.fromString(address).withDefaultPort(DEFAULT_PORT);
            socket.connect(new InetSocketAddress(master.getHost(), master.getPort()), CONNECT_MS);
            return new Master(address, Optional.empty());
        } catch (IOException | IllegalArgumentException failure) {
            return new Master(address, Optional.of(Lines.cause(failure)));
        }
    }

    /** Empty if there is no such page, or if that Master does not lead. */
    private static Optional<Cluster> page(String address, int webPort) {
        String host = HostAndPort.fromString(address).getHost();
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofMillis(CONNECT_MS))
                .build();
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://%s:%d/json/".formatted(host, webPort)))
                            .timeout(ANSWER)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode page = new ObjectMapper().readTree(answer.body());
            return page.path("status").asText().equals("ALIVE") ? Optional.of(cluster(page)) : Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Cluster cluster(JsonNode page) {
        int workers = 0;
        int cores = 0;
        long memory = 0;
        int largestCores = 0;
        long largestMemory = 0;
        for (JsonNode worker : page.path("workers")) {
            if (worker.path("state").asText().equals("ALIVE")) {
                workers++;
                cores += worker.path("cores").asInt();
                memory += worker.path("memory").asLong();
                largestCores = Math.max(largestCores, worker.path("cores").asInt());
                largestMemory = Math.max(largestMemory, worker.path("memory").asLong());
            }
        }
        return new Cluster(workers, cores, memory, largestCores, largestMemory);
    }
}
