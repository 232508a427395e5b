package io.volley.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void findsTheOneJarWhateverItsVersion() throws IOException {
        Path jar = touch("volley/volley-spark-3.5_2.13-9.9.9.jar");

        assertThat(new Home(folder).volleyJar()).contains(jar);
    }

    @Test
    void hasNoJarBeforeItIsBuilt() {
        assertThat(new Home(folder).volleyJar()).isEmpty();
    }

    @Test
    void refusesToChooseBetweenTwoJars() throws IOException {
        touch("lib/cli-1.jar");
        touch("lib/cli-2.jar");

        assertThatThrownBy(() -> new Home(folder).jar("cli"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("should hold one cli-*.jar, but holds")
                .hasMessageContaining("cli-2.jar");
    }

    @Test
    void tellsTheLineOfItsSpark() throws IOException {
        touch("spark/jars/spark-core_2.13-4.2.0.jar");

        assertThat(new Home(folder).sparkLine()).isEqualTo("4.2");
    }

    @Test
    void takesNoSparkOfAnotherScala() throws IOException {
        touch("spark/jars/spark-core_2.12-3.5.6.jar");

        assertThat(Home.sparkLine(folder.resolve("spark/jars"))).isEmpty();
    }

    private Path touch(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.createFile(file);
    }
}
