package io.volley.cli.doctor;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Spark, as the names of its jars tell.
 *
 * @param home what SPARK_HOME would name
 * @param jars in its {@code jars} folder
 */
record Installation(Path home, ImmutableList<Path> jars) {
    private static final Pattern SPARK = Pattern.compile("spark-core_(\\d+\\.\\d+)-(\\d+)\\.(\\d+)(.*)\\.jar");
    private static final Pattern HADOOP = Pattern.compile("hadoop-(?:client-api|common)-(\\d+)\\.(\\d+)(.*)\\.jar");
    private static final Pattern VOLLEY = Pattern.compile("volley-spark-(\\d+(?:\\.\\d+)?)_(\\d+\\.\\d+)-.*\\.jar");

    /**
     * A release of Spark, or of Hadoop.
     *
     * @param scala that Spark is built for; empty for Hadoop
     */
    record Release(String scala, int major, int minor, String rest) {
        boolean isBefore(int otherMajor, int otherMinor) {
            return major < otherMajor || (major == otherMajor && minor < otherMinor);
        }

        @Override
        public String toString() {
            return major + "." + minor + rest;
        }
    }

    Optional<Release> spark() {
        return first(SPARK)
                .map(found -> new Release(found.group(1), number(found, 2), number(found, 3), found.group(4)));
    }

    Optional<Release> hadoop() {
        return first(HADOOP).map(found -> new Release("", number(found, 1), number(found, 2), found.group(3)));
    }

    /** Whether a jar of ours, by its name, is made for this line of Spark and this Scala. */
    static boolean fits(Path volleyJar, Release spark) {
        Matcher jar = VOLLEY.matcher(volleyJar.getFileName().toString());
        if (!jar.matches()) {
            return false;
        }
        String line = jar.group(1);
        // One jar serves all of Spark 4; of Spark 3 only 3.5 has what it is linked with.
        boolean sameLine = line.startsWith("4") ? spark.major() == 4 : line.equals(spark.major() + "." + spark.minor());
        return sameLine && jar.group(2).equals(spark.scala());
    }

    private Optional<Matcher> first(Pattern name) {
        return jars.stream()
                .map(jar -> name.matcher(jar.getFileName().toString()))
                .filter(Matcher::matches)
                .findFirst();
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
