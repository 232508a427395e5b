package io.volley.jobs;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkFiles;
import org.apache.spark.resource.ExecutorResourceRequests;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;

/**
 * What a task finds of the files that were named at the submission. Before that it adds a file, makes a resource profile with
 * a GPU, which no stage has, and waits for the file {@code gate} in the folder that it is given.
 */
public final class FilesJob {
    private static final String MISSING = "missing";

    private FilesJob() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        try (Job job = new Job("files")) {
            job.context().addFile(folder.resolve("later.txt").toString());
            job.context().parallelize(List.of(1), 1).withResources(withGpu());
            Job.await("the gate", () -> Files.exists(folder.resolve("gate")));
            Map<String, String> found = new TreeMap<>(job.context()
                    .parallelize(List.of(1), 1)
                    .map(one -> lookAround())
                    .first());
            found.forEach(Job::report);
        }
    }

    private static ResourceProfile withGpu() {
        return new ResourceProfileBuilder()
                .require(new ExecutorResourceRequests().cores(1).resource("gpu", 1, "/no/discovery", ""))
                .require(new TaskResourceRequests().resource("gpu", 1))
                .build();
    }

    private static Map<String, String> lookAround() throws Exception {
        Map<String, String> found = new TreeMap<>();
        found.put("guava", origin("com.google.common.collect.ImmutableList"));
        found.put("job", origin(FilesJob.class.getName()));
        found.put("volley", origin("io.volley.spark.VolleyTaskScheduler"));
        found.put("table", text(Path.of(SparkFiles.get("my table.csv"))));
        found.put("later", text(Path.of(SparkFiles.get("later.txt"))));
        found.put("archive", text(Path.of("env", "inside.txt")));
        Configuration site = new Configuration(false);
        site.addResource("place-site.xml");
        found.put("site", site.get("place.key", MISSING));
        return found;
    }

    /** The file that a class comes from, and whether that lies in YARN's cache, as what the working directory links to. */
    private static String origin(String name) throws Exception {
        try {
            URI source = Class.forName(name, false, Thread.currentThread().getContextClassLoader())
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path file = Path.of(source);
            return (file.toString().contains("/filecache/") ? "cached " : "") + file.getFileName();
        } catch (ClassNotFoundException missing) {
            return MISSING;
        }
    }

    private static String text(Path file) throws Exception {
        return Files.exists(file) ? Files.readString(file).strip() : MISSING;
    }
}
