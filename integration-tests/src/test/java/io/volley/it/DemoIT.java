package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.cli.demo.DemoCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The first thing that a newcomer runs, small: it ends with 0 only if batches, executors, tasks and a report are there. */
@OnOneLine
class DemoIT {
    @TempDir
    private Path folder;

    @Test
    void endsWellOnYarn() throws IOException {
        assertThat(demo()).isZero();
    }

    /** The ApplicationMaster is killed, and neither driver nor executor is lost with it. */
    @Test
    void endsWellWithTheDriverInTheCluster() throws IOException {
        assertThat(demo(Duration.ofMillis(500), "--cluster")).isZero();
    }

    @Test
    void endsWellOnStandalone() throws IOException {
        assertThat(demo("--standalone")).isZero();
    }

    @Test
    void endsWellInPython() throws IOException {
        String pip = System.getProperty("volley.pip-spark", "");
        System.setProperty(
                "volley.launcher", Path.of(pip).resolveSibling("volley").toString());
        try {
            assertThat(demo("--python")).isZero();
        } finally {
            System.clearProperty("volley.launcher");
        }
    }

    private int demo(String... options) throws IOException {
        return demo(Duration.ofMillis(10), options);
    }

    private int demo(Duration task, String... options) throws IOException {
        Path log = Files.write(
                folder.resolve("app.log"),
                IntStream.range(0, 1_000)
                        .mapToObj("2026-11-20 11:37:00 INFO line %d"::formatted)
                        .toList());
        List<String> words = new ArrayList<>(List.of(options));
        words.addAll(List.of("--executors-max=2", "--task-millis=" + task.toMillis(), log.toString()));
        return new CommandLine(new DemoCommand()).execute(words.toArray(String[]::new));
    }
}
