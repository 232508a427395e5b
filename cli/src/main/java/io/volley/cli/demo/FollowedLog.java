package io.volley.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows people what has come to a file since they last looked. */
final class FollowedLog {
    private final PrintStream people;
    private long shown;

    FollowedLog(PrintStream people) {
        this.people = people;
    }

    void show(Path log) throws IOException {
        try (InputStream file = Files.newInputStream(log)) {
            file.skipNBytes(shown);
            shown += file.transferTo(people);
        }
        people.flush();
    }
}
