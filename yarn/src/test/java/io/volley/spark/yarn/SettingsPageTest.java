package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

/** {@code docs/yarn-settings.md} says of each of stock Spark's settings what becomes of it, and that is so. */
class SettingsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "yarn-settings.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`spark\\.yarn\\..*?`) \\| ([^|]*) \\|");

    @Test
    void namesEachSettingOfStockSparkOnce() throws IOException {
        assertThat(fates().keySet()).containsExactlyInAnyOrderElementsOf(settingsOfStockSpark());
    }

    @Test
    void saysWhatBecomesOfEach() throws IOException {
        for (Map.Entry<String, String> fate : fates().entrySet()) {
            String key = fate.getKey().replace("*", "any.amount");
            YarnSettings settings = new YarnSettings(new SparkConf(false).set(key, "7"));
            List<String> faults = settings.faults();
            List<String> warnings = settings.warnings(new Configuration(false));

            switch (fate.getValue()) {
                case "refused" -> {
                    assertThat(faults).as(key).singleElement().asString().startsWith(key + " is set, but");
                    assertThat(warnings).as(key).isEmpty();
                }
                case "warned" -> {
                    assertThat(warnings).as(key).singleElement().asString().startsWith(key + " is set, but");
                    assertThat(faults).as(key).isEmpty();
                }
                default -> {
                    assertThat(fate.getValue()).as(key).isIn("works", "not needed");
                    assertThat(faults).as(key).isEmpty();
                    assertThat(warnings).as(key).isEmpty();
                }
            }
        }
    }

    /** What the table says, by setting; a setting that stands there twice fails here. */
    private static ImmutableMap<String, String> fates() throws IOException {
        ImmutableMap.Builder<String, String> fates = ImmutableMap.builder();
        for (MatchResult row : ROW.matcher(Files.readString(PAGE)).results().toList()) {
            for (String key : Splitter.on(", ").split(row.group(1))) {
                fates.put(key.replace("`", ""), row.group(2));
            }
        }
        return fates.buildOrThrow();
    }

    private static ImmutableList<String> settingsOfStockSpark() throws IOException {
        return Resources.readLines(
                        Resources.getResource(SettingsPageTest.class, "settings-of-stock-spark.txt"),
                        StandardCharsets.UTF_8)
                .stream()
                .filter(line -> !line.startsWith("#"))
                .collect(ImmutableList.toImmutableList());
    }
}
