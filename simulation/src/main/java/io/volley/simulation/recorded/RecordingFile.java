package io.volley.simulation.recorded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Recorded applications in files: {@code .tsv.gz}. The same application gives the same bytes. */
public final class RecordingFile {
    private static final String ENDING = ".tsv.gz";
    private static final String HEAD = """
            # What an application did, made of an event log of Spark by bin/volley simulate record. docs/simulation.md tells more.
            """;

    private RecordingFile() {}

    /** One of those that come with the program. */
    static RecordedApplication resource(String name) {
        String file = name + ENDING;
        try (InputStream in = Objects.requireNonNull(
                RecordingFile.class.getResourceAsStream(file), () -> file + " is not in the jar")) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A recorded application, or an event log of Spark, which is recorded on the way. */
    public static RecordedApplication read(Path file) throws IOException {
        if (!file.toString().endsWith(ENDING)) {
            return EventLog.read(file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /** Writes one. */
    public static void write(Path file, RecordedApplication application) throws IOException {
        if (!file.toString().endsWith(ENDING)) {
            throw new IllegalArgumentException("%s is no name for a recording; end it with %s".formatted(file, ENDING));
        }
        String text = HEAD + String.join("\n", RecordingWriter.lines(application)) + "\n";
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static RecordedApplication read(InputStream in) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            return RecordingReader.read(lines.lines());
        }
    }
}
