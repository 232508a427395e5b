package io.volley.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Derives the table of minutes from SWIM's {@code FB-2010_samples_24_times_1hr_0.tsv}, which is not in this repository. Prints
 * the table; the few jobs after the 24th hour are left out.
 */
public final class DeriveMinutes {
    private static final int MINUTES = 24 * 60;
    private static final int COLUMNS = 6;

    private DeriveMinutes() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("expected <trace.tsv>, but got " + List.of(arguments));
        }
        try (Stream<String> lines = Files.lines(Path.of(arguments[0]))) {
            System.out.print(MinuteTable.print(minutes(lines)));
        }
    }

    /** The minutes of a day from the trace's lines: id, seconds, gap, bytes of input, shuffle and output. */
    static List<Minute> minutes(Stream<String> trace) {
        Minute[] minutes = new Minute[MINUTES];
        for (int minute = 0; minute < MINUTES; minute++) {
            minutes[minute] = new Minute(minute, 0, 0, 0, 0);
        }
        trace.forEach(line -> {
            String[] cells = line.split("\t", -1);
            if (cells.length != COLUMNS) {
                throw new IllegalArgumentException(
                        "expected %d cells between tabs, but got \"%s\"".formatted(COLUMNS, line));
            }
            int minute = (int) (Long.parseLong(cells[1]) / 60);
            if (minute < MINUTES) {
                minutes[minute] = minutes[minute].plus(
                        Long.parseLong(cells[3]), Long.parseLong(cells[4]), Long.parseLong(cells[5]));
            }
        });
        return List.of(minutes);
    }
}
