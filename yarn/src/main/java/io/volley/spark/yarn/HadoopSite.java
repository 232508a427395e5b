package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** What the ApplicationMaster gets of the driver's Hadoop. */
final class HadoopSite {
    /** Hadoop's client and what it logs with, as they are named in Spark's distributions. */
    private static final ImmutableList<String> CLIENT = ImmutableList.of(
            "hadoop-client-api-",
            "hadoop-client-runtime-",
            "slf4j-api-",
            "jcl-over-slf4j-",
            "commons-logging-",
            "log4j-api-",
            "log4j-core-",
            "log4j-slf4j2-impl-",
            "log4j-1.2-api-");

    private HadoopSite() {}

    /**
     * Only what somebody has set, for the cluster's own defaults may be of another version; and of the secrets only those of
     * the file system that the ApplicationMaster works on: the driver's may have others, for buckets and key stores.
     *
     * @param fileSystem the scheme of that file system, such as {@code hdfs}
     */
    static Configuration forApplicationMaster(Configuration hadoop, String fileSystem) {
        Configuration site = new Configuration(false);
        SiteSecrets secrets = SiteSecrets.in(hadoop, fileSystem);
        for (Map.Entry<String, String> entry : hadoop) {
            String key = entry.getKey();
            String value = hadoop.getRaw(key);
            if (!isDefault(hadoop.getPropertySources(key)) && !secrets.withholds(key, value)) {
                site.set(key, value);
            }
        }
        return site;
    }

    private static boolean isDefault(String @Nullable [] sources) {
        return sources != null && sources.length > 0 && sources[sources.length - 1].endsWith("-default.xml");
    }

    /**
     * The driver's Hadoop client.
     *
     * @throws IllegalArgumentException if there is none in {@code SPARK_HOME/jars}
     */
    static ImmutableList<Path> clientJars(Optional<String> sparkHome) {
        String home = sparkHome.orElseThrow(() -> new IllegalArgumentException(
                "spark.volley.am.hadoop is \"ship\", but SPARK_HOME, where Hadoop's client is taken from, is not set"));
        ImmutableList<Path> jars = SparkJars.jarsOf(home).stream()
                .filter(jar -> CLIENT.stream()
                        .anyMatch(prefix -> jar.getFileName().toString().startsWith(prefix)))
                .collect(ImmutableList.toImmutableList());
        if (jars.stream().noneMatch(jar -> jar.getFileName().toString().startsWith("hadoop-client-api-"))) {
            throw new IllegalArgumentException(
                    "spark.volley.am.hadoop is \"ship\", but there is no hadoop-client-api in " + home
                            + "/jars; use \"cluster\"");
        }
        return jars;
    }
}
