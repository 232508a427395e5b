package io.volley.testbed.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a log, for a message that a person reads. */
public final class LogTail {
    private LogTail() {}

    /** The last lines, indented, below the name of the file; if it cannot be read, says so instead of failing. */
    public static String of(Path log, int lines) {
        try {
            // Not readAllLines: a log may hold bytes that are no UTF-8.
            List<String> all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return all.stream()
                    .skip(Math.max(0, all.size() - lines))
                    .collect(Collectors.joining(
                            System.lineSeparator() + "  | ", log + " ends:" + System.lineSeparator() + "  | ", ""));
        } catch (IOException e) {
            return "%s cannot be read: %s".formatted(log, e);
        }
    }
}
