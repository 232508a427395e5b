package io.volley.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The table of minutes as text: a row each, cells between tabs, remarks after {@code #}. */
public final class MinuteTable {
    private static final String RESOURCE = "fb-2010-minutes.tsv";
    private static final String HEAD = """
            # The day of SWIM's FB-2010_samples_24_times_1hr_0.tsv by minutes, made by io.volley.simulation.DeriveMinutes.
            # SWIM is Copyright (c) 2011, Regents of the University of California; its licence is in fb-2010-minutes.LICENSE.
            # minute, jobs, input bytes, shuffle bytes, output bytes
            """;

    private MinuteTable() {}

    /** The day that comes with the program. */
    public static List<Minute> day() {
        try (InputStream in = Objects.requireNonNull(
                MinuteTable.class.getResourceAsStream(RESOURCE), () -> RESOURCE + " is not in the jar")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming the first row that is not one */
    static List<Minute> parse(String text) {
        List<Minute> minutes = new ArrayList<>();
        for (String line : text.lines().filter(row -> !row.startsWith("#")).toList()) {
            Minute minute = row(line);
            if (minute.minute() != minutes.size()) {
                throw new IllegalArgumentException(
                        "expected minute %d, but got \"%s\"".formatted(minutes.size(), line));
            }
            minutes.add(minute);
        }
        return List.copyOf(minutes);
    }

    static String print(List<Minute> minutes) {
        return HEAD
                + minutes.stream()
                        .map(minute -> "%d\t%d\t%d\t%d\t%d\n"
                                .formatted(
                                        minute.minute(),
                                        minute.jobs(),
                                        minute.inputBytes(),
                                        minute.shuffleBytes(),
                                        minute.outputBytes()))
                        .collect(Collectors.joining());
    }

    private static Minute row(String line) {
        String[] cells = line.split("\t", -1);
        try {
            if (cells.length == 5) {
                return new Minute(
                        Integer.parseInt(cells[0]),
                        Integer.parseInt(cells[1]),
                        Long.parseLong(cells[2]),
                        Long.parseLong(cells[3]),
                        Long.parseLong(cells[4]));
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "expected five whole numbers, but got \"%s\"".formatted(line), notANumber);
        }
        throw new IllegalArgumentException("expected five cells between tabs, but got \"%s\"".formatted(line));
    }
}
