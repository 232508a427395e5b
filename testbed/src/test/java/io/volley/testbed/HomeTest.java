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
        Path jar = touch("jars/volley-spark-3.5_2.13-9.9.9.jar");

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
    void tellsWhichLineItsJarIsFor() throws IOException {
        touch("jars/volley-spark-4_2.13-0.2.0-SNAPSHOT.jar");

        assertThat(new Home(folder).volleyLine()).contains("4_2.13");
    }

    @Test
    void saysWhereQueriesCanBeHad() {
        assertThatThrownBy(() -> new Home(folder).queries())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no " + folder.resolve("queries"))
                .hasMessageContaining("take a build from source");
    }

    @Test
    void findsTheJarThatMakesData() throws IOException {
        Path jar = touch("generators/generators.jar");

        assertThat(new Home(folder).generators()).isEqualTo(jar);
    }

    private Path touch(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.createFile(file);
    }
}
