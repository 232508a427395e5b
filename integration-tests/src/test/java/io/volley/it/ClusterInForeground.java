package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.testbed.Home;
import io.volley.testbed.process.Java;
import io.volley.testbed.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** {@code volley cluster} in a process of its own, with what it printed. */
final class ClusterInForeground implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String LAST_LINE = "Ctrl-C ends the cluster";
    private static final Pattern PAGE = Pattern.compile("(?m)^  web page  (\\S+)$");
    private static final Pattern EXPORT = Pattern.compile("(?m)^  export .*$");
    private static final Pattern COMMAND = Pattern.compile("(?m)^  # .*\\R((?:  .*\\R)+)");
    private static final String MOST_EXECUTORS = "maxExecutors=";

    private final Path folder;
    private final Process process;

    private ClusterInForeground(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** How it is told to end. */
    enum Signal {
        INTERRUPT(2),
        TERMINATE(15);

        private final int number;

        Signal(int number) {
            this.number = number;
        }
    }

    /** Starts it and waits until it has printed all. */
    static ClusterInForeground start(Path folder, String... options) throws IOException {
        Home home = Home.locate();
        List<String> words = new ArrayList<>(List.of(
                Java.executable(),
                "-XX:TieredStopAtLevel=1",
                "-Dvolley.home=" + home.folder(),
                "-Dvolley.launcher=" + launcher(folder, home),
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-cp",
                home.lib().resolve("*").toString(),
                "io.volley.cli.Main",
                "cluster"));
        words.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().remove("SPARK_HOME");
        ClusterInForeground cluster = new ClusterInForeground(folder, builder.start());
        Awaitility.await("the cluster").atMost(LIMIT).until(() -> {
            assertThat(cluster.process.isAlive()).as(cluster::said).isTrue();
            return cluster.printed().contains(LAST_LINE);
        });
        return cluster;
    }

    /** What {@code bin/volley} is where nothing has to be built. */
    private static Path launcher(Path folder, Home home) throws IOException {
        Path script = Files.writeString(
                folder.resolve("volley"),
                "#!/bin/sh\nexec '%s' '-Dvolley.home=%s' -cp '%s' io.volley.cli.Main \"$@\"\n"
                        .formatted(Java.executable(), home.folder(), home.lib().resolve("*")));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    URI page() {
        return URI.create(found(PAGE, 1).get(0));
    }

    /**
     * Runs one of the commands that it printed, as they are but for the number of executors, in a shell.
     *
     * @param number counted from 0
     * @return what that printed
     */
    String paste(int number) throws IOException, InterruptedException {
        String command = found(COMMAND, 1).get(number).replace(MOST_EXECUTORS + "4", MOST_EXECUTORS + "2");
        Path output = folder.resolve("pasted-" + number);
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", String.join("\n", found(EXPORT, 0)) + "\n" + command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().remove("SPARK_HOME");
        Process pasted = builder.start();
        if (!pasted.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            Set<ProcessHandle> started = Processes.descendants(pasted.toHandle());
            pasted.destroyForcibly();
            started.forEach(Processes::kill);
        }
        assertThat(pasted.waitFor()).as(() -> read(output)).isZero();
        return read(output);
    }

    private List<String> found(Pattern pattern, int group) {
        return pattern.matcher(printed())
                .results()
                .map(found -> found.group(group))
                .toList();
    }

    /** The processes that it has started and that live now. */
    Set<ProcessHandle> children() {
        return Processes.descendants(process.toHandle());
    }

    /** Tells it to end, and returns its status. A build in the background of a shell ignores Ctrl-C, and so do its children. */
    int end(Signal signal) throws IOException, InterruptedException {
        Signal heard = ignores(signal) ? Signal.TERMINATE : signal;
        new ProcessBuilder("kill", "-" + heard.number, Long.toString(process.pid()))
                .start()
                .waitFor();
        return awaitExit();
    }

    private boolean ignores(Signal signal) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(ignored -> (ignored >> (signal.number - 1) & 1) == 1);
    }

    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                .as(this::said)
                .isTrue();
        return process.exitValue();
    }

    /** What is in the folder where it had its own. */
    ImmutableList<Path> leftFiles() throws IOException {
        try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
            return left.collect(ImmutableList.toImmutableList());
        }
    }

    private String printed() {
        return read(folder.resolve("out"));
    }

    /** What it said on standard error. */
    String said() {
        return read(folder.resolve("err"));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Set<ProcessHandle> left = children();
        process.destroyForcibly();
        left.forEach(Processes::kill);
    }
}
