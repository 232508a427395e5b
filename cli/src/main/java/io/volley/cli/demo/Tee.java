package io.volley.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies what a process says to a file and, at the same time, to people. */
final class Tee {
    private Tee() {}

    /** Copies until the stream ends, on a thread of its own. */
    static void start(InputStream from, Path file, PrintStream people) {
        Thread copier = new Thread(() -> copy(from, file, people), "tee");
        copier.setDaemon(true);
        copier.start();
    }

    private static void copy(InputStream from, Path file, PrintStream people) {
        byte[] some = new byte[8_192];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int length = from.read(some); length >= 0; length = from.read(some)) {
                out.write(some, 0, length);
                people.write(some, 0, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
