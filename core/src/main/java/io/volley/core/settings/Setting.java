package io.volley.core.settings;

import java.util.Map;

/**
 * One setting.
 *
 * @param key such as {@code spark.volley.am.hadoop}
 * @param fallback what is used when the key is absent, in the form a user would write
 * @param type what a value must look like
 * @param meaning one sentence for the reference page
 * @param since the version that brought it
 */
public record Setting<T>(String key, String fallback, Type<T> type, String meaning, String since) {
    /**
     * The value in force.
     *
     * @throws SettingsException if the value is not legal; the message says what is
     */
    public T from(Map<String, String> settings) {
        String written = settings.getOrDefault(key, fallback);
        try {
            return type.parse(written.trim());
        } catch (IllegalArgumentException illegal) {
            throw new SettingsException(key + " is \"" + written + "\", but must be " + type.legal());
        }
    }

    /** What a value must look like. */
    public interface Type<T> {
        /** Reads a value; an {@link IllegalArgumentException} if it is not one. */
        T parse(String written);

        /** What is legal, with an example: {@code longer than 0; for example 50s}. */
        String legal();
    }
}
