package io.volley.cli.doctor;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where and how somebody wants to run an application.
 *
 * @param master with or without {@code spark-volley:} in front
 * @param settings of the application, the defaults of this Spark among them
 * @param environment of this process
 * @param spark that would be run; empty if there is none
 * @param volleyJar that would be added
 */
record Setup(
        String master,
        Settings settings,
        ImmutableMap<String, String> environment,
        Optional<Installation> spark,
        Path volleyJar) {
    private static final String PREFIX = "spark-volley:";
    private static final String STANDALONE = "spark://";

    /** Without the prefix. */
    String stockMaster() {
        return master.startsWith(PREFIX) ? master.substring(PREFIX.length()) : master;
    }

    boolean isOnYarn() {
        return stockMaster().equals("yarn");
    }

    boolean isStandalone() {
        return stockMaster().startsWith(STANDALONE);
    }

    /** The Masters of Spark's Standalone, each host:port. */
    ImmutableList<String> masters() {
        return ImmutableList.copyOf(Splitter.on(',')
                .trimResults()
                .omitEmptyStrings()
                .split(stockMaster().substring(STANDALONE.length())));
    }

    /** The folder with Hadoop's settings: the first that has any, else the first that is named. */
    Optional<Path> hadoopSettings() {
        ImmutableList<Path> named = Stream.of("HADOOP_CONF_DIR", "YARN_CONF_DIR")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .collect(ImmutableList.toImmutableList());
        return named.stream()
                .filter(Setup::hasYarn)
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    static boolean hasYarn(Path folder) {
        return Files.isReadable(folder.resolve("yarn-site.xml"));
    }
}
