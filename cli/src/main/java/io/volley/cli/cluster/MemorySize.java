package io.volley.cli.cluster;

import com.google.common.base.Ascii;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads memory as Spark's settings have it: {@code 8g}, {@code 4096m}; a bare number is MiB. */
final class MemorySize implements ITypeConverter<Integer> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*([mgt]?)(?:i?b)?");
    private static final Map<String, Integer> MIB = Map.of("", 1, "m", 1, "g", 1 << 10, "t", 1 << 20);

    /** Room for one executor of Spark's default size does not begin below it. */
    private static final long LEAST = 1 << 10;

    private static final long MOST = 1 << 20;

    @Override
    public Integer convert(String written) {
        Matcher matcher = FORM.matcher(Ascii.toLowerCase(written.strip()));
        if (!matcher.matches()) {
            throw new TypeConversionException("expected a size such as 8g or 4096m, but got \"%s\"".formatted(written));
        }
        long mib = Long.parseLong(matcher.group(1)) * MIB.getOrDefault(matcher.group(2), 1);
        if (mib < LEAST || mib > MOST) {
            throw new TypeConversionException("expected 1g to 1t, but got \"%s\"".formatted(written));
        }
        return (int) mib;
    }

    /** For people: {@code 16 GiB}, {@code 1536 MiB}. */
    static String describe(int mib) {
        return mib % (1 << 10) == 0 ? (mib >> 10) + " GiB" : mib + " MiB";
    }
}
