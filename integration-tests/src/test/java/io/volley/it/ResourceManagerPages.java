package io.volley.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What the ResourceManager itself counts, over all applications of its cluster. */
final class ResourceManagerPages {
    private static final String METRICS = "/jmx?qry=Hadoop:service=ResourceManager,name=QueueMetrics,q0=root";

    private final YarnPlace cluster;

    ResourceManagerPages(YarnPlace cluster) {
        this.cluster = cluster;
    }

    /** Containers that have been requested and not allocated. */
    int pending() throws IOException, InterruptedException {
        return metric("PendingContainers");
    }

    /** Containers that are held, those of ApplicationMasters among them. */
    int allocated() throws IOException, InterruptedException {
        return metric("AllocatedContainers");
    }

    /** What YARN's proxy shows of an application: the driver's pages, if it has any. */
    String application(String id) throws IOException, InterruptedException {
        return page("/proxy/" + id + "/");
    }

    private int metric(String name) throws IOException, InterruptedException {
        String metrics = page(METRICS);
        JsonNode metric =
                new ObjectMapper().readTree(metrics).path("beans").path(0).path(name);
        if (!metric.isInt()) {
            throw new IOException("the ResourceManager counts no " + name + ": " + metrics);
        }
        return metric.intValue();
    }

    private String page(String path) throws IOException, InterruptedException {
        Configuration conf = new Configuration(false);
        conf.addResource(
                new Path(cluster.yarn().configuration().resolve("yarn-site.xml").toUri()));
        URI page = URI.create("http://" + conf.get("yarn.resourcemanager.webapp.address") + path);
        HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        return browser.send(
                        HttpRequest.newBuilder(page).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }
}
