package io.volley.jobs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Runs a stage and reads its own metrics as a monitoring system does. */
public final class MetricsJob {
    private MetricsJob() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Job job = new Job("metrics")) {
            Job.report("done", job.runTasks(4, 10));
            String ui = job.context().sc().uiWebUrl().get();
            Job.report("json", read(ui + "/metrics/json/"));
            Job.report("prometheus", read(ui + "/metrics/prometheus/").replace('\n', ' '));
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
