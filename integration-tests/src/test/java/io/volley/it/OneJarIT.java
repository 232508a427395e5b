package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.testbed.Home;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The one jar must not bring anything that Spark, Hadoop or a user's code might stumble over. */
class OneJarIT {
    @Test
    void holdsNoClassOutsideVolleysOwnPackages() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.endsWith(".class"))
                .hasSizeGreaterThan(1_000)
                .allMatch(name -> name.startsWith("io/volley/"));
    }

    @Test
    void holdsNoOtherFilesThanOursAndServices() throws IOException {
        assertThat(entries())
                .filteredOn(name -> !name.startsWith("io/volley/"))
                .allMatch(name -> name.startsWith("META-INF/"));
    }

    @Test
    void offersSparkItsClusterManagerAndNoServiceUnderAForeignName() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.startsWith("META-INF/services/"))
                .contains("META-INF/services/org.apache.spark.scheduler.ExternalClusterManager")
                .allMatch(name -> name.contains("/org.apache.spark.") || name.contains("/io.volley."));
    }

    @Test
    void holdsDriverAndApplicationMaster() throws IOException {
        assertThat(entries())
                .contains(
                        "io/volley/spark/VolleyClusterManager.class",
                        "io/volley/yarn/ApplicationMasterMain.class",
                        "io/volley/yarn/log4j.properties",
                        "META-INF/LICENSE",
                        "META-INF/NOTICE");
    }

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(Home.locate().volleyJar().orElseThrow().toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }
}
