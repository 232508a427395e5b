package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.volley.jobs.PlaceJob;
import io.volley.testbed.Home;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A newer Java than the one that Volley is built with; where one is installed. */
@ExtendWith(YarnPlace.Shared.class)
class NewerJavaIT {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");
    private static final int BUILT_WITH = 17;

    /** Java 8 calls itself 1.8. */
    private static final Pattern VERSION = Pattern.compile("\"?(?:1\\.)?(\\d+).*");

    @Test
    void runsDriverApplicationMasterAndExecutors(YarnPlace cluster) throws Exception {
        assumeThat(Home.locate().installedSpark().version())
                .as("Spark 3.5 knows no Java after 17")
                .startsWith("4.");
        Optional<Map.Entry<Integer, Path>> newest = newest();
        assumeThat(newest).as("a Java after %d in %s", BUILT_WITH, INSTALLED).isPresent();
        String java = newest.orElseThrow().getKey().toString();
        String home = newest.orElseThrow().getValue().toString();
        try (Submission submission = new Submission(cluster, "newer-java")
                .environment("JAVA_HOME", home)
                .with("spark.yarn.appMasterEnv.JAVA_HOME", home)
                .with("spark.executorEnv.JAVA_HOME", home)
                // The cluster's own Hadoop may be older than that Java.
                .with("spark.volley.am.hadoop", "ship")) {
            int exit = submission.run(PlaceJob.class).awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.log()).contains(", on Java " + java);
            assertThat(submission.applicationMasterLog()).contains(", on Java " + java);
            assertThat(submission.reported("java")).contains(java);
            Leftovers.assertNone(cluster, submission);
        }
    }

    private static Optional<Map.Entry<Integer, Path>> newest() throws IOException {
        TreeMap<Integer, Path> found = new TreeMap<>(Comparator.naturalOrder());
        if (Files.isDirectory(INSTALLED)) {
            try (DirectoryStream<Path> homes = Files.newDirectoryStream(INSTALLED)) {
                for (Path home : homes) {
                    feature(home)
                            .filter(feature -> feature > BUILT_WITH)
                            .ifPresent(feature -> found.put(feature, home));
                }
            }
        }
        return Optional.ofNullable(found.lastEntry());
    }

    /** The first number of its version; empty if this is no installed Java. */
    private static Optional<Integer> feature(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        }
        return Optional.ofNullable(properties.getProperty("JAVA_VERSION"))
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(version -> Integer.parseInt(version.group(1)));
    }
}
