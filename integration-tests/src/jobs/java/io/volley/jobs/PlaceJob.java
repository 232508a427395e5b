package io.volley.jobs;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.status.api.v1.ExecutorSummary;

/** Looks around: what a task finds in its working directory and environment, and what Spark's pages say of executors. */
public final class PlaceJob {
    private PlaceJob() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Job job = new Job("place")) {
            Map<String, String> found = new TreeMap<>(job.context()
                    .parallelize(List.of(1), 1)
                    .map(one -> lookAround())
                    .first());
            found.forEach(Job::report);
            Job.await(
                    "the executor's page",
                    () -> pages(job).stream().anyMatch(page -> !page.id().equals("driver")));
            for (ExecutorSummary page : pages(job)) {
                if (!page.id().equals("driver")) {
                    Job.report("logs", new TreeMap<>(Job.map(page.executorLogs())));
                    Job.report("attributes", new TreeMap<>(Job.map(page.attributes())));
                }
            }
        }
    }

    private static String names(URL[] jars) {
        return Arrays.stream(jars)
                .map(jar -> Path.of(jar.getPath()).getFileName().toString())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static List<ExecutorSummary> pages(Job job) {
        return Job.list(job.context().sc().statusStore().executorList(true));
    }

    private static Map<String, String> lookAround() throws java.io.IOException {
        Map<String, String> found = new TreeMap<>();
        found.put(
                "file",
                Files.exists(Path.of("lookup"))
                        ? Files.readString(Path.of("lookup")).strip()
                        : "missing");
        found.put("env", String.valueOf(System.getenv("PLACE")));
        found.put("property", String.valueOf(System.getProperty("place.option")));
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        found.put("loader", loader.getClass().getSimpleName());
        found.put("fetchedJars", loader instanceof URLClassLoader fetched ? names(fetched.getURLs()) : "");
        found.put("java", String.valueOf(Runtime.version().feature()));
        found.put("heapMb", String.valueOf(Runtime.getRuntime().maxMemory() >> 20));
        found.put(
                "secretInEnv",
                String.valueOf(System.getenv().keySet().stream().anyMatch(key -> key.contains("SECRET"))));
        return found;
    }
}
