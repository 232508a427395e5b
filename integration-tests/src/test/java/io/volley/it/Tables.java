package io.volley.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Figures for people, left beside the tests' reports. */
final class Tables {
    private Tables() {}

    static void write(String name, List<String> lines) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("volley.tables", "")));
        Files.write(folder.resolve(name + ".txt"), lines);
        lines.forEach(System.out::println);
    }
}
