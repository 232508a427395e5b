package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterArgumentsTest {
    @Test
    void areThoseThatSparkSubmitGivesForAJar() {
        assertThat(parse("--jar", "file:/app.jar", "--class", "Job", "--arg", "--jar", "--arg", ""))
                .isEqualTo(new ClusterArguments(
                        Optional.of("file:/app.jar"),
                        "Job",
                        Optional.empty(),
                        Optional.empty(),
                        ImmutableList.of("--jar", "")));
    }

    @Test
    void areThoseThatSparkSubmitGivesForAProgramInPython() {
        assertThat(parse("--primary-py-file", "app.py", "--class", "org.apache.spark.deploy.PythonRunner"))
                .isEqualTo(new ClusterArguments(
                        Optional.empty(),
                        "org.apache.spark.deploy.PythonRunner",
                        Optional.of("app.py"),
                        Optional.empty(),
                        ImmutableList.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "--class, --class must be followed by a value",
        "--class Job --new x, '--new is not known; --jar, --class'",
        "--jar app.jar, no main class is named",
    })
    void areRefusedWithWhatIsWrong(String words, String message) {
        assertThatThrownBy(() -> parse(words.split(" ", -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private static ClusterArguments parse(String... words) {
        return ClusterArguments.parse(words);
    }
}
