package io.volley.core.settings;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is wrong with settings, all of it.
 *
 * @param sentences one for each fault, with key, value and what is legal
 */
record Faults(ImmutableList<String> sentences) {
    private static final String OURS = "spark.volley.";

    /** Checks the values of the declared settings, and that no key of ours is undeclared. */
    static Faults in(Map<String, String> settings, ImmutableList<Setting<?>> declared) {
        ImmutableList.Builder<String> sentences = ImmutableList.builder();
        for (Setting<?> setting : declared) {
            try {
                setting.from(settings);
            } catch (SettingsException illegal) {
                sentences.addAll(illegal.faults());
            }
        }
        ImmutableSet<String> known = declared.stream().map(Setting::key).collect(ImmutableSet.toImmutableSet());
        for (String key : new TreeSet<>(settings.keySet())) {
            if (key.startsWith(OURS) && !known.contains(key)) {
                sentences.add(key + " is not a setting of Volley" + suggestion(key, known));
            }
        }
        return new Faults(sentences.build());
    }

    /** @throws SettingsException if there is any */
    void refuse() {
        if (!sentences.isEmpty()) {
            throw new SettingsException(sentences);
        }
    }

    private static String suggestion(String key, ImmutableSet<String> known) {
        Optional<String> nearest =
                known.stream().min(Comparator.comparingInt(other -> EditDistance.between(key, other)));
        return nearest.filter(other -> EditDistance.between(key, other) <= (key.length() - OURS.length()) / 2)
                .map(other -> "; did you mean " + other + "?")
                .orElse("; docs/settings.md lists those that are");
    }
}
