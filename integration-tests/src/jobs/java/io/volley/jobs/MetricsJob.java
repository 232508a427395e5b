package io.volley.jobs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Runs a stage and reads its own metrics as a monitoring system does, and its pages as a stranger. */
public final class MetricsJob {
    private MetricsJob() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Job job = new Job("metrics")) {
            Job.report("done", job.runTasks(4, 10));
            String ui = job.context().sc().uiWebUrl().get();
            Job.report("json", read(ui + "/metrics/json/"));
            Job.report("prometheus", read(ui + "/metrics/prometheus/").replace('\n', ' '));
            Job.report("stranger", answerToStranger(URI.create(ui)));
        }
    }

    /** The head of what another host is told than that of YARN's proxy. */
    private static String answerToStranger(URI pages) throws IOException {
        try (Socket stranger = new Socket(
                InetAddress.getByName(pages.getHost()), pages.getPort(), InetAddress.getByName("127.0.0.2"), 0)) {
            stranger.getOutputStream().write("GET /jobs/ HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(stranger.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining(" "));
        }
    }

    private static String read(String address) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
