package io.volley.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnJarTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "io/volley/spark/Volley.class META-INF/MANIFEST.MF META-INF/services/org.apache.spark.Any, true",
        "io/volley/spark/Volley.class volley.py, true",
        "io/volley/spark/Volley.class com/example/Job.class, false",
        "io/volley/spark/Volley.class volley.py com/example/job.py, false",
        "io/volley/spark/Volley.class META-INF/versions/17/com/example/Job.class, false",
        "io/volley/spark/Volley.class reference.conf, false",
    })
    void isOfNoUseToExecutorsUnlessSomebodyHasPackedItWithHisOwnClasses(String entries, boolean alone)
            throws IOException {
        Path jar = folder.resolve("volley.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : Splitter.on(' ').split(entries)) {
                out.putNextEntry(new ZipEntry(entry));
                out.closeEntry();
            }
        }

        assertThat(new OwnJar(jar).holdsNothingElse()).isEqualTo(alone);
    }

    @Test
    void isTakenForNeededWhereItIsNoJar() throws IOException {
        assertThat(new OwnJar(folder).holdsNothingElse()).isFalse();
        assertThat(new OwnJar(Files.writeString(folder.resolve("no.jar"), "x")).holdsNothingElse())
                .isFalse();
    }

    @Test
    void isKnownByItsFileAndElsewhereByItsName() throws IOException {
        Path jar = Files.writeString(folder.resolve("volley 1.jar"), "x");
        OwnJar own = new OwnJar(jar);
        Path link = Files.createSymbolicLink(folder.resolve("link.jar"), jar);

        assertThat(own.isAt(jar.toString())).isTrue();
        assertThat(own.isAt(jar.toUri().toString())).isTrue();
        assertThat(own.isAt(link.toUri().toString())).isTrue();
        assertThat(own.isAt("hdfs:///jars/volley%201.jar")).isTrue();
        assertThat(own.isAt("hdfs:///jars/volley.jar")).isFalse();
        assertThat(own.isAt("file:/nowhere/job.jar")).isFalse();
        assertThat(own.isAt("mailto:ann")).isFalse();
    }
}
