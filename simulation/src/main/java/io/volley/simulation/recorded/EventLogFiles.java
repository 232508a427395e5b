package io.volley.simulation.recorded;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The files of an event log of Spark: one, or a folder {@code eventlog_v2_…} with several that follow each other. They are plain
 * or compressed by {@code zstd}, which is the default of {@code spark.eventLog.compression.codec}, or by {@code gzip} afterwards.
 */
final class EventLogFiles {
    private static final Pattern ROLLED = Pattern.compile("events_(\\d+)_.*");

    private EventLogFiles() {}

    /** All lines of it, to be closed. */
    static BufferedReader open(Path log) throws IOException {
        List<InputStream> streams = new ArrayList<>();
        for (Path file : Files.isDirectory(log) ? rolled(log) : List.of(log)) {
            streams.add(decompressed(file));
        }
        InputStream all = new SequenceInputStream(Collections.enumeration(streams));
        return new BufferedReader(new InputStreamReader(all, StandardCharsets.UTF_8));
    }

    /** The files of a folder in their order, from the last compacted one on: it stands for those before it. */
    private static ImmutableList<Path> rolled(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            ImmutableList<Path> files = found.filter(file -> matcher(file).matches())
                    .sorted(Comparator.comparingLong(EventLogFiles::number)
                            .thenComparing(file -> file.toString().endsWith(".compact")))
                    .collect(ImmutableList.toImmutableList());
            if (files.isEmpty()) {
                throw new IllegalArgumentException(
                        folder + " has no file events_…; name a folder eventlog_v2_…, or the one file of an event log");
            }
            int compacted =
                    Iterables.indexOf(files.reverse(), file -> file.toString().endsWith(".compact"));
            return compacted < 0 ? files : files.subList(files.size() - 1 - compacted, files.size());
        }
    }

    private static Matcher matcher(Path file) {
        return ROLLED.matcher(file.getFileName().toString());
    }

    private static long number(Path file) {
        Matcher matcher = matcher(file);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static InputStream decompressed(Path file) throws IOException {
        String name = file.getFileName().toString().replaceAll("(\\.inprogress|\\.compact)+$", "");
        InputStream bytes = Files.newInputStream(file);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "zstd" -> new CutOffInputStream(new ZstdInputStream(bytes));
            case "gz" -> new CutOffInputStream(new GZIPInputStream(bytes));
            case "lz4", "lzf", "snappy" -> {
                bytes.close();
                throw new IllegalArgumentException(
                        "%s is compressed by a codec that cannot be read here; write it with spark.eventLog.compression.codec=zstd, or with spark.eventLog.compress=false"
                                .formatted(file));
            }
            default -> bytes;
        };
    }
}
