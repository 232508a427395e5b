package io.volley.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** An {@link EmbeddedZooKeeper} in a JVM with a small heap of which nothing else lives, so that it can be weighed. */
final class ServerInOwnJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final String connect;

    private ServerInOwnJvm(Process process) throws IOException {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        this.connect = answer();
    }

    static ServerInOwnJvm start(int heapMb, Path directory, String secret) throws IOException {
        return new ServerInOwnJvm(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapMb + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerInOwnJvm.class.getName(),
                        directory.toString(),
                        secret)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    String connect() {
        return connect;
    }

    int port() {
        return Integer.parseInt(connect.substring(connect.lastIndexOf(':') + 1));
    }

    /** The bytes of all that is reachable. */
    long liveHeap() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return Long.parseLong(answer());
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new AssertionError("the server's JVM has ended, probably because its heap was full");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Serves until nobody asks any more. */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedZooKeeper server =
                new EmbeddedZooKeeper(ListenAddress.on("127.0.0.1"), Path.of(arguments[0]), arguments[1])) {
            server.start();
            System.out.println(server.connect());
            while (System.in.read() >= 0) {
                System.gc();
                System.out.println(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
        }
    }
}
