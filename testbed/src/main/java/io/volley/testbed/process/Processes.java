package io.volley.testbed.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Finds processes, and sends them signals. Those of a cluster are found in two ways: as descendants of its process, and,
 * because a container that outlived its parent is nobody's descendant, as those that work beneath its folder (where /proc
 * tells, that is on Linux).
 */
public final class Processes {
    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    public static Set<ProcessHandle> descendants(ProcessHandle process) {
        try (Stream<ProcessHandle> descendants = process.descendants()) {
            return new LinkedHashSet<>(descendants.toList());
        }
    }

    /** Those whose working directory is the folder or below it, without this very process. */
    public static Set<ProcessHandle> beneath(Path folder) {
        Set<ProcessHandle> found = new LinkedHashSet<>();
        if (!Files.isDirectory(PROC) || !Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            Path real = folder.toRealPath();
            for (Path process : processes) {
                if (workingDirectory(process).filter(at -> at.startsWith(real)).isPresent()) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.remove(ProcessHandle.current());
        return found;
    }

    /**
     * The words that a process was started with, by spaces. All of them: Java itself tells no more than the first 4 KiB, less
     * than a class path may take.
     */
    public static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(PROC.resolve(process.pid() + "/cmdline")).replace('\0', ' ');
        } catch (IOException elsewhereOrGone) {
            return process.info().commandLine().orElse("");
        }
    }

    private static Optional<Path> workingDirectory(Path process) {
        try {
            return Optional.of(Files.readSymbolicLink(process.resolve("cwd")));
        } catch (IOException | SecurityException e) {
            // It has ended, or it belongs to somebody else: not one of ours.
            return Optional.empty();
        }
    }

    /** Kills them and waits for their end. Returns those that are still there after the limit. */
    public static List<ProcessHandle> kill(Collection<ProcessHandle> processes, Duration limit) {
        processes.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // What is left is the answer.
        }
        List<ProcessHandle> left = new ArrayList<>(processes);
        left.removeIf(process -> !process.isAlive());
        return left;
    }

    /** Kills as {@code kill -9} does. */
    public static void kill(ProcessHandle process) {
        process.destroyForcibly();
    }

    /** Stops a process where it stands, until {@link #resume}. */
    public static void pause(ProcessHandle process) throws IOException, InterruptedException {
        signal(process, "STOP");
    }

    /** Lets it go on; does nothing if it has been killed since. */
    public static void resume(ProcessHandle process) throws IOException, InterruptedException {
        if (process.isAlive()) {
            signal(process, "CONT");
        }
    }

    private static void signal(ProcessHandle process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    static String describe(Collection<ProcessHandle> processes) {
        return processes.stream()
                .map(process ->
                        process.pid() + " (" + process.info().commandLine().orElse("command unknown") + ")")
                .toList()
                .toString();
    }
}
