package io.volley.testbed.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A JVM started for us, in a folder of its own, with its standard error in a file there. It says on standard output when
 * it is ready, and ends when its standard input does. After {@link #close()} neither it nor anything it started is left.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);

    /** It was told to: by us, by Ctrl-C in the terminal that it shares with us, or by whoever ends us both. */
    private static final Set<Integer> TOLD_TO_END = Set.of(0, 128 + 2, 128 + 15);

    private final String name;
    private final List<String> command;
    private final Path folder;
    private final Map<String, String> environment;
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private Optional<Process> process = Optional.empty();

    public ChildProcess(String name, List<String> command, Path folder) {
        this(name, command, folder, Map.of());
    }

    /** @param environment added to that of this process */
    public ChildProcess(String name, List<String> command, Path folder, Map<String, String> environment) {
        this.name = name;
        this.command = command;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /** Its standard error. */
    public Path log() {
        return folder.resolve(name + ".log");
    }

    /** Its process id; -1 while it does not run. */
    public long pid() {
        return process.map(Process::pid).orElse(-1L);
    }

    /** Completed if it ends by itself and not because it was told to, with what there is to say of that; once it runs. */
    public CompletableFuture<String> failure() {
        CompletableFuture<String> failure = new CompletableFuture<>();
        var unused = process.orElseThrow().onExit().thenAccept(ended -> {
            if (!TOLD_TO_END.contains(ended.exitValue())) {
                failure.complete("%s has ended with status %d. %s".formatted(name, ended.exitValue(), tail()));
            }
        });
        return failure;
    }

    /**
     * Starts it and waits for its word.
     *
     * @return the rest of the line on standard output that begins with {@code ready}
     * @throws ClusterException if it ends, or the limit passes, before that; with the tail of its log
     */
    public synchronized String start(Duration limit) {
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectError(log().toFile());
            // A NodeManager hands its JAVA_HOME to its containers.
            builder.environment().put("JAVA_HOME", Java.home().toString());
            builder.environment().putAll(environment);
            Process started = builder.start();
            process = Optional.of(started);
            return awaitReady(started, limit);
        } catch (IOException e) {
            throw new ClusterException(name + " failed to start: " + command, e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Has it do something, and waits until that is done.
     *
     * @throws ClusterException if it is not done within the limit
     */
    public void order(String order, Duration limit) {
        String answer = ask(order, limit);
        if (!answer.isEmpty()) {
            throw new ClusterException("%s answered %s to \"%s\". %s".formatted(name, answer, order, tail()));
        }
    }

    /**
     * Has it do something that has an answer, and waits for that.
     *
     * @return the rest of the line on standard output that says that it is done
     * @throws ClusterException if it is not done within the limit
     */
    public synchronized String ask(String order, Duration limit) {
        try {
            Writer input = process.orElseThrow().outputWriter(StandardCharsets.UTF_8);
            input.write(order + "\n");
            input.flush();
            String answer = done.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null || !answer.startsWith(order)) {
                throw new ClusterException("%s answered %s to \"%s\". %s".formatted(name, answer, order, tail()));
            }
            return answer.substring(order.length()).strip();
        } catch (IOException e) {
            throw new ClusterException("%s cannot be told \"%s\"".formatted(name, order), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting for " + name, e);
        }
    }

    private String awaitReady(Process started, Duration limit) {
        CompletableFuture<String> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> readOutput(started, ready), name + "-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ClusterException("%s is not ready after %d s. %s".formatted(name, limit.toSeconds(), tail()), e);
        } catch (ExecutionException e) {
            throw new ClusterException("%s ended before it was ready. %s".formatted(name, tail()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting for " + name, e);
        }
    }

    /** Reads to the end, so that the child never blocks on a full pipe. */
    private void readOutput(Process started, CompletableFuture<String> ready) {
        try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ParentChannel.READY)) {
                    ready.complete(line.substring(ParentChannel.READY.length()).strip());
                } else if (line.startsWith(ParentChannel.DONE)) {
                    done.add(line.substring(ParentChannel.DONE.length()).strip());
                }
            }
            ready.completeExceptionally(new IOException("its standard output has ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    /** What its log says last, for a message. */
    public String tail() {
        return LogTail.of(log(), 25);
    }

    /**
     * Ends it and all it started; may be called twice.
     *
     * @throws ClusterException if something is left that cannot be killed
     */
    @Override
    public synchronized void close() {
        if (process.isEmpty()) {
            return;
        }
        Process running = process.get();
        process = Optional.empty();
        Set<ProcessHandle> known = Processes.descendants(running.toHandle());
        try {
            running.getOutputStream().close();
            if (!running.waitFor(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                known.addAll(Processes.descendants(running.toHandle()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.destroyForcibly();
        }
        known.add(running.toHandle());
        known.addAll(Processes.beneath(folder.resolve("target")));
        List<ProcessHandle> left = Processes.kill(known, ENDS_WITHIN);
        if (!left.isEmpty()) {
            throw new ClusterException("%s has ended, but left %s".formatted(name, Processes.describe(left)));
        }
    }
}
