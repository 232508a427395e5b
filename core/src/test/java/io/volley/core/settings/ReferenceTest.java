package io.volley.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "settings.md");
    private static final String COMMAND = "./mvnw -q -pl core test -Dtest=ReferenceTest -Dvolley.write=true";

    @Test
    void thePageOfSettingsIsMadeFromTheirDeclarations() throws IOException {
        if (Boolean.getBoolean("volley.write")) {
            Files.writeString(PAGE, page());
        }

        assertThat(PAGE).as("made again by: %s", COMMAND).hasContent(page());
    }

    @Test
    void theReadmeHasNoSettingThatIsNotDeclared() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));

        VolleySettings.ALL.forEach(setting -> {
            if (readme.contains("| `" + setting.key() + "` |")) {
                assertThat(readme).as("README.md must have this row").contains(row(setting));
            }
        });
        assertThat(readme.lines().filter(line -> line.startsWith("| `spark.volley.")))
                .hasSizeGreaterThan(3)
                .allMatch(line -> VolleySettings.ALL.stream().anyMatch(setting -> line.equals(row(setting))));
    }

    private static String page() {
        return """
                # Settings

                Volley's own settings. Set them as you set Spark's: with `--conf`, in `spark-defaults.conf` or in `SparkConf`.
                All invalid values and unknown keys are reported together, before anything is submitted. Spark's own settings
                for YARN are listed in [yarn-settings.md](yarn-settings.md).

                | key | default | meaning | legal | since |
                | --- | --- | --- | --- | --- |
                """
                + VolleySettings.ALL.stream()
                        .map(setting -> row(setting) + " " + setting.type().legal() + " | " + setting.since() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String row(Setting<?> setting) {
        String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "` ";
        return "| `" + setting.key() + "` | " + fallback + "| " + setting.meaning() + " |";
    }
}
