package io.volley.benchmarks.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes a web server's log of realistic shape: a day's rise and fall, a Poisson count for each minute, now and then a
 * burst with more failures, few paths asked for often and many seldom; and in between the lines of the application
 * behind it, with levels. The same seed gives the same bytes.
 */
public final class AccessLog {
    private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 11, 20, 6, 0);
    private static final DateTimeFormatter ACCESS_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss '+0000'", Locale.ENGLISH);
    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ENGLISH);
    private static final double LINES_PER_MINUTE = 400;
    private static final double BURST_BEGINS = 0.02;
    private static final double OF_THE_APPLICATION = 0.08;
    private static final int PATHS = 500;
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
            "curl/8.7.1",
            "Prometheus/2.53.0");

    private final Random random;
    private final double[] popularity = new double[PATHS];
    private int burst;

    /**
     * A log that is not written yet.
     *
     * @param seed the same one makes the same log
     */
    public AccessLog(long seed) {
        this.random = new Random(seed);
    }

    /** Writes so many lines to a new file. */
    public void write(Path file, int lines) throws IOException {
        double sum = 0;
        for (int rank = 0; rank < PATHS; rank++) {
            sum += 1.0 / (rank + 1);
            popularity[rank] = sum;
        }
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            int written = 0;
            for (LocalDateTime minute = BEGIN; written < lines; minute = minute.plusMinutes(1)) {
                int count = Math.min(poisson(rate(minute)), lines - written);
                writeMinute(minute, count, out);
                written += count;
            }
        }
    }

    private double rate(LocalDateTime minute) {
        if (burst > 0) {
            burst--;
        } else if (random.nextDouble() < BURST_BEGINS) {
            burst = 1 + random.nextInt(6);
        }
        double hour = minute.getHour() + minute.getMinute() / 60.0;
        double ofTheDay = 1 + 0.6 * Math.sin((hour - 8) / 24 * 2 * Math.PI);
        return LINES_PER_MINUTE * ofTheDay * (burst > 0 ? 3.5 : 1);
    }

    /** At these rates the normal distribution is as good. */
    private int poisson(double rate) {
        return (int) Math.max(0, Math.round(rate + Math.sqrt(rate) * random.nextGaussian()));
    }

    private void writeMinute(LocalDateTime minute, int count, Writer out) throws IOException {
        for (int line = 0; line < count; line++) {
            LocalDateTime at = minute.plusNanos(60_000_000_000L * line / count);
            if (random.nextDouble() < OF_THE_APPLICATION) {
                out.write(applicationLine(at));
            } else {
                out.write(requestLine(at));
            }
            out.write('\n');
        }
    }

    private String requestLine(LocalDateTime at) {
        int path = path();
        int status = status();
        long size = status == 304 ? 0 : Math.round(Math.exp(8 + 1.4 * random.nextGaussian()));
        return "198.51.100.%d - - [%s] \"%s %s HTTP/1.1\" %d %d \"-\" \"%s\""
                .formatted(
                        1 + random.nextInt(254),
                        ACCESS_TIME.format(at),
                        path % 11 == 10 ? "POST" : "GET",
                        path == 0 ? "/" : path % 3 == 0 ? "/static/app-" + path + ".js" : "/articles/" + path,
                        status,
                        size,
                        AGENTS.get(random.nextInt(AGENTS.size())));
    }

    /** Zipf's law: the path of rank n is asked for 1/n as often as the first. */
    private int path() {
        double at = random.nextDouble() * popularity[PATHS - 1];
        int rank = 0;
        while (popularity[rank] < at) {
            rank++;
        }
        return rank;
    }

    private int status() {
        double at = random.nextDouble();
        double failing = burst > 0 ? 0.06 : 0.004;
        if (at < failing) {
            return random.nextBoolean() ? 500 : 503;
        }
        if (at < failing + 0.03) {
            return 404;
        }
        if (at < failing + 0.05) {
            return 301;
        }
        return at < failing + 0.17 ? 304 : 200;
    }

    private String applicationLine(LocalDateTime at) {
        double level = random.nextDouble();
        double failing = burst > 0 ? 0.2 : 0.01;
        String time = LOG_TIME.format(at);
        String worker = "worker-" + random.nextInt(16);
        if (level < failing) {
            return "%s ERROR [%s] Pool: no connection within 2000 ms".formatted(time, worker);
        }
        if (level < failing + 0.08) {
            return "%s WARN  [%s] Cache: entry %d was stale".formatted(time, worker, path());
        }
        return "%s INFO  [%s] Renderer: article %d in %d ms".formatted(time, worker, path(), 3 + random.nextInt(90));
    }
}
