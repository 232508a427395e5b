package io.volley.benchmarks.load;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one line of a log says about itself: its minute, as {@code 2026-11-21 02:21} (without the year where the format has
 * none), the HTTP status of an access log, and the level, one of ERROR, WARN, INFO and DEBUG.
 */
public record LogLine(String minute, Optional<String> status, Optional<String> level) {
    private static final Map<String, String> MONTHS = Map.ofEntries(
            Map.entry("Jan", "01"),
            Map.entry("Feb", "02"),
            Map.entry("Mar", "03"),
            Map.entry("Apr", "04"),
            Map.entry("May", "05"),
            Map.entry("Jun", "06"),
            Map.entry("Jul", "07"),
            Map.entry("Aug", "08"),
            Map.entry("Sep", "09"),
            Map.entry("Oct", "10"),
            Map.entry("Nov", "11"),
            Map.entry("Dec", "12"));

    /** Common and combined: {@code host ident user [21/Nov/2026:02:21:33 +0000] "request" status size …}. */
    private static final Pattern ACCESS =
            Pattern.compile("^\\S+ \\S+ [^\\[]*\\[(\\d\\d)/(\\w{3})/(\\d{4}):(\\d\\d:\\d\\d):\\d\\d [^]]*] \"");

    private static final Pattern STATUS = Pattern.compile("^ (\\d{3})(?: |$)");

    /** {@code 2026-11-21 02:21:33}, with T, slashes, a two-digit year as Spark has it, or a bracket before it. */
    private static final Pattern ISO =
            Pattern.compile("^\\[?(\\d{2}|\\d{4})[-/](\\d\\d)[-/](\\d\\d)[ T](\\d\\d:\\d\\d):\\d\\d");

    private static final Pattern SYSLOG = Pattern.compile("^(\\w{3}) ([ \\d]\\d) (\\d\\d:\\d\\d):\\d\\d ");

    /** A level stands early and alone: in capitals, in brackets, or after "level=". */
    private static final Pattern LEVEL =
            Pattern.compile("\\b(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)\\b"
                    + "|\\[(debug|info|notice|warn|warning|error|crit|alert|emerg)]"
                    + "|\\blevel=\"?(debug|info|warn|warning|error|fatal)\\b");

    private static final int LEVEL_STANDS_WITHIN = 160;

    /** Empty if the line has no time that we know, for example a line of a stack trace. */
    public static Optional<LogLine> parse(String line) {
        Matcher access = ACCESS.matcher(line);
        if (access.find()) {
            return access(line, access);
        }
        Matcher iso = ISO.matcher(line);
        if (iso.find()) {
            String year = iso.group(1).length() == 2 ? "20" + iso.group(1) : iso.group(1);
            String minute = year + "-" + iso.group(2) + "-" + iso.group(3) + " " + iso.group(4);
            return Optional.of(new LogLine(minute, Optional.empty(), level(line, iso.end())));
        }
        Matcher syslog = SYSLOG.matcher(line);
        if (syslog.find() && MONTHS.containsKey(syslog.group(1))) {
            String day = syslog.group(2).replace(' ', '0');
            String minute = MONTHS.get(syslog.group(1)) + "-" + day + " " + syslog.group(3);
            return Optional.of(new LogLine(minute, Optional.empty(), level(line, syslog.end())));
        }
        return Optional.empty();
    }

    private static Optional<LogLine> access(String line, Matcher access) {
        String month = MONTHS.get(access.group(2));
        Matcher status = STATUS.matcher(line.substring(endOfQuoted(line, access.end())));
        if (month == null || !status.find()) {
            return Optional.empty();
        }
        String minute = access.group(3) + "-" + month + "-" + access.group(1) + " " + access.group(4);
        return Optional.of(new LogLine(minute, Optional.of(status.group(1)), Optional.empty()));
    }

    /** The index after the closing quote; a request may hold quotes behind backslashes. */
    private static int endOfQuoted(String line, int from) {
        for (int at = from; at < line.length(); at++) {
            if (line.charAt(at) == '\\') {
                at++;
            } else if (line.charAt(at) == '"') {
                return at + 1;
            }
        }
        return line.length();
    }

    private static Optional<String> level(String line, int from) {
        Matcher level = LEVEL.matcher(line).region(from, Math.min(line.length(), from + LEVEL_STANDS_WITHIN));
        if (!level.find()) {
            return Optional.empty();
        }
        String name =
                level.group(1) != null ? level.group(1) : level.group(2) != null ? level.group(2) : level.group(3);
        return Optional.of(
                switch (name.toUpperCase(Locale.ROOT)) {
                    case "TRACE", "DEBUG" -> "DEBUG";
                    case "INFO", "NOTICE" -> "INFO";
                    case "WARN", "WARNING" -> "WARN";
                    default -> "ERROR";
                });
    }
}
