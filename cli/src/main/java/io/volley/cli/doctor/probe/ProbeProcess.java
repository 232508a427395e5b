package io.volley.cli.doctor.probe;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.testbed.process.Java;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A probe that needs the client classes of the user's Spark, in a JVM of its own: they must not meet ours. It writes what it
 * finds to standard output, a line each, and is killed when its time is up; what it has written until then counts.
 */
final class ProbeProcess {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ImmutableList<String> classPath;

    /** @param classPath as {@code java -cp} takes it, entry by entry */
    ProbeProcess(ImmutableList<String> classPath) {
        this.classPath = classPath;
    }

    /** What it has found, by key; with {@code failure} if it was killed or wrote nothing. */
    ImmutableMap<String, String> run(Class<?> main, String failure, List<String> arguments) {
        try {
            Path output = Files.createTempFile("volley-doctor-", ".out");
            try {
                Process process = new ProcessBuilder(ImmutableList.<String>builder()
                                .add(Java.executable(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp")
                                .add(String.join(File.pathSeparator, classPath))
                                .add(main.getName())
                                .addAll(arguments)
                                .build())
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                boolean ended = awaitEnd(process);
                Map<String, String> lines = new HashMap<>(read(output));
                if (!ended) {
                    lines.putIfAbsent(failure, "no answer within %d s".formatted(LIMIT.toSeconds()));
                } else if (lines.isEmpty() || process.exitValue() != 0) {
                    lines.putIfAbsent(failure, "the probe ended with status %d".formatted(process.exitValue()));
                }
                return ImmutableMap.copyOf(lines);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean awaitEnd(Process process) {
        try {
            return process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Map<String, String> read(Path output) throws IOException {
        Map<String, String> lines = new HashMap<>();
        for (String line : Splitter.on('\n').split(Files.readString(output, StandardCharsets.UTF_8))) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                lines.put(line.substring(0, equals), line.substring(equals + 1).strip());
            }
        }
        return lines;
    }
}
