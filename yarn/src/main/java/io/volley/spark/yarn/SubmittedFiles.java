package io.volley.spark.yarn;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.volley.spark.OwnJar;
import io.volley.spark.ServedFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.util.DependencyUtils;
import org.apache.spark.util.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was named at the submission by {@code --jars}, {@code --files} and {@code --archives}, and the application's own
 * jar. SparkSubmit makes {@code spark.yarn.dist.*} of these for stock Spark on YARN alone; for a master that it takes for
 * Standalone it leaves them to the driver's file server, where each executor would fetch them after its JVM has started.
 */
final class SubmittedFiles {
    static final String JARS = "spark.yarn.dist.jars";
    static final String FILES = "spark.yarn.dist.files";
    static final String ARCHIVES = "spark.yarn.dist.archives";

    private static final Logger LOG = LoggerFactory.getLogger(SubmittedFiles.class);
    private static final String CHILD_FIRST = "spark.executor.userClassPathFirst";

    private SubmittedFiles() {}

    /**
     * Makes {@code spark.yarn.dist.*} of them, but not of Volley's own jar, which executors do not need. Those on no file
     * system of Hadoop's stay as they are. Jars that are to come before Spark's own go the other way: Spark's class loader
     * for that takes only what Spark itself has fetched.
     *
     * @throws FileNotFoundException if there is no such jar
     */
    static void distribute(SparkContext context, Configuration hadoop) throws IOException {
        OwnJar own = OwnJar.locate();
        if (own.holdsNothingElse()) {
            ServedFiles.jars(context).withhold(own::isAt);
        }
        if (jarsAreServed(context.conf())) {
            serve(context, hadoop);
        }
        distribute(
                context.conf(),
                place -> isOnFileSystem(place, hadoop),
                ServedFiles.jars(context)::withhold,
                ServedFiles.files(context)::withhold,
                ServedFiles.archives(context)::withhold);
    }

    /** Whether executors fetch the user's jars from the driver, because they are to come before Spark's own. */
    static boolean jarsAreServed(SparkConf conf) {
        return conf.getBoolean(CHILD_FIRST, false);
    }

    /** What the driver would serve. */
    @FunctionalInterface
    interface Served {
        /** Serves these no more, and tells which they were. */
        ImmutableList<String> withhold(Predicate<String> which);
    }

    static void distribute(
            SparkConf conf, Predicate<String> distributable, Served jars, Served files, Served archives) {
        if (jarsAreServed(conf)) {
            LOG.info("{} is set: executors fetch the user's jars from the driver", CHILD_FIRST);
        } else {
            add(conf, JARS, jars.withhold(distributable));
        }
        add(conf, FILES, files.withhold(distributable));
        add(conf, ARCHIVES, archives.withhold(distributable));
    }

    private static void serve(SparkContext context, Configuration hadoop) throws IOException {
        for (String named : new YarnSettings(context.conf()).list(JARS)) {
            for (String place : Splitter.on(',').split(DependencyUtils.resolveGlobPaths(named, hadoop))) {
                Path path = WrittenPath.of(place);
                if (!"local".equals(path.toUri().getScheme())
                        && !path.getFileSystem(hadoop).exists(path)) {
                    throw new FileNotFoundException(JARS + " names \"" + named + "\", but no file matches");
                }
                context.addJar(place);
            }
        }
        context.conf().remove(JARS);
    }

    static boolean isOnFileSystem(String place, Configuration hadoop) {
        URI uri = Utils.resolveURI(place);
        String scheme = uri.getScheme();
        if (scheme.equals("local")) {
            return true;
        } else if (uri.getRawQuery() != null) {
            // A Hadoop path has no room for it, and a web server may need it.
            return false;
        }
        try {
            return FileSystem.getFileSystemClass(scheme, hadoop) != null;
        } catch (IOException none) {
            return false;
        }
    }

    private static void add(SparkConf conf, String key, ImmutableList<String> files) {
        if (!files.isEmpty()) {
            conf.set(
                    key,
                    Stream.concat(Stream.of(conf.get(key, "")), files.stream())
                            .filter(list -> !list.isBlank())
                            .collect(Collectors.joining(",")));
        }
    }
}
