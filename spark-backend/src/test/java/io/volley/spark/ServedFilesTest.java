package io.volley.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.collection.Seq;

/** With what Spark itself registers, within this JVM. */
class ServedFilesTest {
    @TempDir
    private Path folder;

    @Test
    void withholdsWhatWasNamedAtTheSubmissionAndNothingElse() throws IOException {
        Path lib = Files.writeString(folder.resolve("my lib.jar"), "x");
        Path twin =
                Files.writeString(Files.createDirectory(folder.resolve("other")).resolve("my lib.jar"), "y");
        Path job = Files.writeString(folder.resolve("job.jar"), "x");
        Path later = Files.writeString(folder.resolve("later.jar"), "x");
        Path table = Files.writeString(folder.resolve("table 50%.csv"), "x");
        Path zip = zip(folder.resolve("env.zip"));
        SparkConf conf = new SparkConf(false)
                .setMaster(LocalClusterManager.MASTER)
                .setAppName("test")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.ui.enabled", "false")
                .set("spark.jars", lib + "," + lib + "," + twin + "," + job.toUri())
                .set("spark.files", table.toUri().toString())
                .set("spark.archives", zip + "#env");
        SparkContext context = new SparkContext(conf);
        try {
            context.addJar(later.toString());

            assertThat(ServedFiles.jars(context).withhold(place -> place.endsWith("lib.jar")))
                    .as("once, though it is named twice, and another of its name, though Spark serves only the first")
                    .containsExactly(lib.toString(), twin.toString());
            assertThat(names(context.listJars())).containsExactlyInAnyOrder("job.jar", "later.jar");
            assertThat(context.conf().get("spark.app.initial.jar.urls"))
                    .startsWith("spark://")
                    .endsWith("/jars/job.jar");

            assertThat(ServedFiles.jars(context).withhold(place -> true))
                    .containsExactly(job.toUri().toString());
            assertThat(ServedFiles.files(context).withhold(place -> true))
                    .containsExactly(table.toUri().toString());
            assertThat(ServedFiles.archives(context).withhold(place -> true)).containsExactly(zip + "#env");
            assertThat(names(context.listJars())).containsExactly("later.jar");
            assertThat(names(context.listFiles())).isEmpty();
            assertThat(names(context.listArchives())).isEmpty();
            assertThat(List.of(context.conf().getAllWithPrefix("spark.app.initial.")))
                    .isEmpty();
        } finally {
            context.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "spark://h:1/jars/my%20lib.jar, /opt/my lib.jar, true",
        "spark://h:1/jars/my%20lib.jar, file:/opt/my%20lib.jar, true",
        "spark://h:1/files/env.zip#env, file:/opt/env.zip#env, true",
        "spark://h:1/jars/a.jar, file:/opt/b.jar, false",
        "file:/opt/my lib.jar, local:/opt/my%20lib.jar, true",
        "file:/opt/a.jar, file:/opt/a.jar, false",
        "hdfs://nn/a.jar, hdfs://nn/a.jar, true",
        "hdfs://nn/a.jar, hdfs://nn/b.jar, false",
        "spark://h:1/jars/a.jar, hdfs://nn/a.jar, false",
    })
    void knowsUnderWhichUrlSparkServesAFile(String url, String place, boolean serves) {
        assertThat(ServedFiles.serves(url, place)).isEqualTo(serves);
    }

    private static List<String> names(Seq<String> urls) {
        return ScalaCollections.asJava(urls).stream()
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .toList();
    }

    private static Path zip(Path file) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("inside"));
            out.closeEntry();
        }
        return file;
    }
}
