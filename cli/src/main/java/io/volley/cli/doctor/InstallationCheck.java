package io.volley.cli.doctor;

import com.google.common.collect.ImmutableList;
import io.volley.cli.doctor.Installation.Release;
import java.nio.file.Path;
import java.util.Optional;

/** Java, Spark, Scala, Volley's jar and Hadoop's client: do these versions go together? */
final class InstallationCheck {
    static final String JAVA = "Java";
    static final String SPARK = "Spark";
    static final String JAR = "Volley's jar";
    static final String HADOOP = "Hadoop client";

    private static final int LEAST_JAVA = 17;

    private InstallationCheck() {}

    /** @param spark that would run on it, if there is one */
    static Finding java(Runtime.Version version, Optional<Release> spark) {
        if (version.feature() < LEAST_JAVA) {
            return Finding.fault(JAVA, version.toString(), "Point JAVA_HOME at a Java 17 or later.");
        }
        boolean tooNew = version.feature() > LEAST_JAVA
                && spark.filter(release -> release.isBefore(4, 0)).isPresent();
        return tooNew
                ? Finding.fault(
                        JAVA,
                        "%s, which Spark %s does not know".formatted(version, spark.orElseThrow()),
                        "Point JAVA_HOME at a Java 17.")
                : Finding.ok(JAVA, "%s", version);
    }

    /** @param onYarn whether Hadoop's client will be needed */
    static ImmutableList<Finding> of(Optional<Installation> installation, Path volleyJar, boolean onYarn) {
        if (installation.isEmpty()) {
            return ImmutableList.of(Finding.fault(
                    SPARK, "no Spark found", "Set SPARK_HOME to a folder that has jars/spark-core_….jar in it."));
        }
        Optional<Release> spark = installation.get().spark();
        if (spark.isEmpty()) {
            return ImmutableList.of(Finding.fault(
                    SPARK,
                    "%s/jars has no spark-core_….jar"
                            .formatted(installation.get().home()),
                    "Set SPARK_HOME to a folder that has one."));
        }
        Release release = spark.get();
        ImmutableList.Builder<Finding> findings = ImmutableList.<Finding>builder()
                .add(spark(release, installation.get().home()))
                .add(jar(release, volleyJar));
        if (onYarn) {
            findings.add(hadoop(installation.get().hadoop()));
        }
        return findings.build();
    }

    private static Finding spark(Release spark, Path home) {
        String found = "%s for Scala %s in %s".formatted(spark, spark.scala(), home);
        if (spark.isBefore(3, 5)) {
            return Finding.fault(SPARK, found, "Volley needs Spark 3.5 or later; use such a Spark.");
        } else if (spark.major() > 4) {
            return Finding.fault(SPARK, found, "Volley is made for Spark 3.5 and 4; use one of these.");
        } else if (spark.major() == 4 && !spark.scala().equals("2.13")) {
            return Finding.fault(SPARK, found, "Spark 4 is built for Scala 2.13 only; use such a build.");
        }
        return Finding.ok(SPARK, "%s", found);
    }

    private static Finding jar(Release spark, Path volleyJar) {
        String name = volleyJar.getFileName().toString();
        return Installation.fits(volleyJar, spark)
                ? Finding.ok(JAR, "%s", name)
                : Finding.fault(
                        JAR,
                        "%s is for another line than Spark %s for Scala %s".formatted(name, spark, spark.scala()),
                        "Name the line of this Spark by VOLLEY_SPARK_LINE, or by --spark-line before the command.");
    }

    private static Finding hadoop(Optional<Release> hadoop) {
        if (hadoop.isEmpty()) {
            return Finding.unknown(
                    HADOOP,
                    "no hadoop-client-api or hadoop-common among Spark's jars",
                    "Is SPARK_DIST_CLASSPATH set? On YARN it must name a Hadoop of 3.2 or later.");
        }
        // No fault: vendors add to an old version what came with later ones, and linkage tells whether they did.
        return hadoop.get().isBefore(3, 2)
                ? Finding.warning(
                        HADOOP,
                        hadoop.get() + ", older than any of Apache's that Volley links with (3.2)",
                        "If the row linkage is ok, try a job; else use a Spark that is built with a later one.")
                : Finding.ok(HADOOP, "%s", hadoop.get());
    }
}
