package io.volley.cli.doctor;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spark's settings, as they would be submitted.
 *
 * @param values by key
 */
public record Settings(ImmutableMap<String, String> values) {
    private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*([kmgtp]?)b?");
    private static final String UNITS = "kmgtp";

    public static Settings of(Map<String, String> values) {
        return new Settings(ImmutableMap.copyOf(values));
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    boolean isTrue(String key) {
        return text(key)
                .filter(text -> text.toLowerCase(Locale.ROOT).equals("true"))
                .isPresent();
    }

    /** @throws IllegalArgumentException if it is none; the message says so */
    int number(String key, int unset) {
        return text(key)
                .map(text -> {
                    try {
                        return Integer.parseInt(text);
                    } catch (NumberFormatException e) {
                        throw illegal(key, text, "a whole number; for example 4");
                    }
                })
                .orElse(unset);
    }

    /** @throws IllegalArgumentException if it is none; the message says so */
    double fraction(String key, double unset) {
        return text(key)
                .map(text -> {
                    try {
                        return Double.parseDouble(text);
                    } catch (NumberFormatException e) {
                        throw illegal(key, text, "a number; for example 0.1");
                    }
                })
                .orElse(unset);
    }

    /**
     * A size in MiB, as Spark reads it; without a unit it is MiB already.
     *
     * @throws IllegalArgumentException if it is none; the message says so
     */
    Optional<Long> mebibytes(String key) {
        return bytes(key, 1L << 20).map(bytes -> bytes >> 20);
    }

    /**
     * A size in bytes.
     *
     * @param unit of a bare number
     * @throws IllegalArgumentException if it is none; the message says so
     */
    Optional<Long> bytes(String key, long unit) {
        return text(key).map(text -> {
            Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
            if (!size.matches()) {
                throw illegal(key, text, "a size; for example 4g");
            }
            long factor = size.group(2).isEmpty() ? unit : 1L << (10 * (UNITS.indexOf(size.group(2)) + 1));
            return Long.parseLong(size.group(1)) * factor;
        });
    }

    private static IllegalArgumentException illegal(String key, String written, String legal) {
        return new IllegalArgumentException("%s is \"%s\", but must be %s".formatted(key, written, legal));
    }
}
