package io.volley.testbed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cluster saw of an application at some moment; true until the next sighting of it.
 *
 * @param at milliseconds since 1970
 * @param application its id
 * @param requested how many executors it had requested, those it held among them
 * @param held how many it held, whether their processes had come up or not
 */
public record Sighting(long at, String application, int requested, int held) {
    private static final String TAB = "\t";

    public String toLine() {
        return String.join(TAB, Long.toString(at), application, Integer.toString(requested), Integer.toString(held));
    }

    /** Those of a file, in their order. The last line may be half written, and is left out then. */
    public static List<Sighting> read(Path file) throws IOException {
        List<Sighting> sightings = new ArrayList<>();
        String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            String[] cells = line.split(TAB, -1);
            sightings.add(new Sighting(
                    Long.parseLong(cells[0]), cells[1], Integer.parseInt(cells[2]), Integer.parseInt(cells[3])));
        }
        return sightings;
    }
}
