package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.spark.SparkConf;
import org.apache.spark.util.MutableURLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramLoaderTest {
    private static final String SHARED = "io/volley/spark/yarn/ProgramLoader.class";

    private final SparkConf conf = new SparkConf(false);

    @TempDir
    private Path folder;

    @Test
    void findsWhatIsInTheJars() throws IOException {
        jar("app.jar", "only-here.txt");

        try (MutableURLClassLoader loader = loader(folder.resolve("app.jar").toString())) {
            assertThat(loader.getResource("only-here.txt")).isNotNull();
        }
    }

    @Test
    void takesWhatBothHaveFromSparkUnlessTheUsersComesFirst() throws IOException {
        jar("app.jar", SHARED);
        try (MutableURLClassLoader loader = loader(folder.resolve("app.jar").toString())) {
            assertThat(loader.getResource(SHARED)).isEqualTo(Resources.getResource(SHARED));
        }

        conf.set("spark.driver.userClassPathFirst", "true");
        try (MutableURLClassLoader loader = loader(folder.resolve("app.jar").toString())) {
            assertThat(loader.getResource(SHARED)).asString().contains("app.jar!");
        }
    }

    @Test
    void fillsInVariablesOfTheNode() {
        Map<String, String> environment = Map.of("LIBS", "/opt/libs", "A", "$B");

        assertThat(ProgramLoader.filled("{{LIBS}}/a.jar", environment)).isEqualTo("/opt/libs/a.jar");
        assertThat(ProgramLoader.filled("$LIBS/a.jar", environment)).isEqualTo("/opt/libs/a.jar");
        assertThat(ProgramLoader.filled("${LIBS}2/$A.jar", environment)).isEqualTo("/opt/libs2/$B.jar");
        assertThat(ProgramLoader.filled("/no/$NONE.jar", environment)).isEqualTo("/no/.jar");
    }

    private MutableURLClassLoader loader(String jar) throws IOException {
        return ProgramLoader.of(
                ImmutableList.of(jar), conf, Map.of(), getClass().getClassLoader());
    }

    private void jar(String name, String entry) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            jar.putNextEntry(new JarEntry(entry));
            jar.closeEntry();
        }
    }
}
