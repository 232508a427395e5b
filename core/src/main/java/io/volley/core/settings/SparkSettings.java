package io.volley.core.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Settings of Spark's being read. Gathers what is wrong, each key at most once, and goes on. */
final class SparkSettings {
    private final Map<String, String> settings;
    private final List<String> faults = new ArrayList<>();

    SparkSettings(Map<String, String> settings) {
        this.settings = settings;
    }

    /** The value of a key; the fallback if it is absent or not legal. */
    <T> T value(String key, T fallback, Function<String, T> read, String legal) {
        return value(key, read, legal).orElse(fallback);
    }

    /** The value of a key; empty if it is absent or not legal. */
    <T> Optional<T> value(String key, Function<String, T> read, String legal) {
        String written = settings.get(key);
        if (written == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(written));
        } catch (IllegalArgumentException illegal) {
            fault("%s is \"%s\", but must be %s", key, written, legal);
            return Optional.empty();
        }
    }

    /** A key whose value could be read must also be within its bounds. */
    void require(boolean within, String key, String legal) {
        if (!within) {
            fault("%s is \"%s\", but must be %s", key, settings.getOrDefault(key, ""), legal);
        }
    }

    void fault(String words, Object... figures) {
        String fault = String.format(Locale.ROOT, words, figures);
        String key = fault.substring(0, fault.indexOf(' ') + 1);
        if (faults.stream().noneMatch(other -> other.startsWith(key))) {
            faults.add(fault);
        }
    }

    /**
     * Ends the reading.
     *
     * @throws SettingsException if anything was wrong
     */
    void refuseFaults() {
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }
}
