package io.volley.core.settings;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ascii;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types of settings that Volley has. */
public final class Types {
    private static final Pattern TIME = Pattern.compile("(\\d{1,12})\\s*([a-z]+)?");

    private Types() {}

    /** A time in Spark's form: {@code 500ms}, {@code 50s}, {@code 5m}; a bare number is seconds. Longer than 0. */
    public static Setting.Type<Duration> time(String example) {
        return type("a time longer than 0; for example " + example, Types::positiveTime);
    }

    /** As {@link #time}, and no shorter than a least. */
    public static Setting.Type<Duration> timeOfAtLeast(Duration least, String example) {
        return type("a time of at least " + least.toSeconds() + "s; for example " + example, written -> {
            Duration time = positiveTime(written);
            checkArgument(time.compareTo(least) >= 0);
            return time;
        });
    }

    /** As {@link #time}, or nothing at all. */
    public static Setting.Type<Optional<Duration>> timeOrNothing(String example) {
        return type(
                "a time longer than 0; for example " + example,
                written -> written.isEmpty() ? Optional.empty() : Optional.of(positiveTime(written)));
    }

    /** A number from 0 to below 1. */
    public static Setting.Type<Double> part(String example) {
        return type("a number from 0 to below 1; for example " + example, written -> {
            double number = Double.parseDouble(written);
            checkArgument(number >= 0 && number < 1);
            return number;
        });
    }

    /** A number above 0. */
    public static Setting.Type<Double> positive(String example) {
        return type("a number above 0; for example " + example, written -> {
            double number = Double.parseDouble(written);
            checkArgument(number > 0 && Double.isFinite(number));
            return number;
        });
    }

    /** A port to listen on, which needs no privilege; 0 for any. */
    public static Setting.Type<Integer> port(String example) {
        return type("0, or a port from 1024 to 65535; for example " + example, written -> {
            int port = Integer.parseInt(written);
            checkArgument(port == 0 || (port >= 1_024 && port <= 65_535));
            return port;
        });
    }

    /** One of the constants of an enum, in lower case. */
    public static <E extends Enum<E>> Setting.Type<E> oneOf(Class<E> constants) {
        String legal = Arrays.stream(constants.getEnumConstants())
                .map(constant -> Ascii.toLowerCase(constant.name()))
                .collect(Collectors.joining(", "));
        return type(
                legal.replaceAll(", ([^,]*)$", " or $1"),
                written -> Enum.valueOf(constants, Ascii.toUpperCase(written)));
    }

    /** Any text that a test accepts. */
    public static Setting.Type<String> text(String legal, Predicate<String> test) {
        return type(legal, written -> {
            checkArgument(test.test(written));
            return written;
        });
    }

    /** As {@link #text}, or nothing at all. */
    public static Setting.Type<Optional<String>> textOrNothing(String legal, Predicate<String> test) {
        Setting.Type<String> text = text(legal, test);
        return type(legal, written -> written.isEmpty() ? Optional.empty() : Optional.of(text.parse(written)));
    }

    private static <T> Setting.Type<T> type(String legal, Function<String, T> parse) {
        return new Setting.Type<>() {
            @Override
            public T parse(String written) {
                return parse.apply(written);
            }

            @Override
            public String legal() {
                return legal;
            }
        };
    }

    private static Duration positiveTime(String written) {
        Matcher matcher = TIME.matcher(Ascii.toLowerCase(written));
        checkArgument(matcher.matches());
        Duration unit = SparkValue.unit(matcher.group(2) == null ? "s" : matcher.group(2));
        Duration time = unit.multipliedBy(Long.parseLong(matcher.group(1)));
        checkArgument(!time.isZero());
        return time;
    }
}
