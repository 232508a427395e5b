package io.volley.core.settings;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import com.google.common.math.LongMath;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Spark reads the values of its settings: the same texts are legal and mean the same. Every method throws an
 * {@link IllegalArgumentException} for a text that is not legal.
 */
final class SparkValue {
    private static final Pattern TIME = Pattern.compile("(-?[0-9]+)([a-z]+)?");

    /** In microseconds. */
    private static final ImmutableMap<String, Long> UNITS = ImmutableMap.<String, Long>builder()
            .put("us", 1L)
            .put("ms", 1_000L)
            .put("s", 1_000_000L)
            .put("m", 60_000_000L)
            .put("min", 60_000_000L)
            .put("h", 3_600_000_000L)
            .put("d", 86_400_000_000L)
            .buildOrThrow();

    private SparkValue() {}

    /** A unit of time by the name that Spark has for it. */
    static Duration unit(String name) {
        Long micros = UNITS.get(name);
        checkArgument(micros != null);
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    static int integer(String written) {
        return Integer.parseInt(written.trim());
    }

    static double number(String written) {
        return Double.parseDouble(written.trim());
    }

    static boolean truth(String written) {
        String lower = Ascii.toLowerCase(written.trim());
        checkArgument(lower.equals("true") || lower.equals("false"));
        return lower.equals("true");
    }

    /** A time in whole seconds, rounded towards 0; a bare number is seconds. */
    static long seconds(String written) {
        Matcher matcher = TIME.matcher(written.toLowerCase(Locale.ROOT).trim());
        checkArgument(matcher.matches());
        long amount = Long.parseLong(matcher.group(1));
        if (matcher.group(2) == null) {
            return amount;
        }
        Long unit = UNITS.get(matcher.group(2));
        checkArgument(unit != null);
        return unit >= 1_000_000 ? LongMath.saturatedMultiply(amount, unit / 1_000_000) : amount / (1_000_000 / unit);
    }
}
