package io.volley.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    @Test
    void theReadmeListsEverySettingAsItIsDeclared() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));

        for (Setting<?> setting : VolleySettings.ALL) {
            assertThat(readme).as("README.md must have this row").contains(row(setting));
        }
    }

    private static String row(Setting<?> setting) {
        String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "` ";
        return "| `" + setting.key() + "` | " + fallback + "| " + setting.meaning() + " |";
    }
}
