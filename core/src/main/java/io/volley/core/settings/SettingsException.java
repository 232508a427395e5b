package io.volley.core.settings;

import com.google.common.collect.ImmutableList;

/** Settings that cannot be used. Every fault is named, each on a line of its own with key, value and what is legal. */
public final class SettingsException extends IllegalArgumentException {
    private final ImmutableList<String> faults;

    public SettingsException(String fault) {
        this(ImmutableList.of(fault));
    }

    public SettingsException(Iterable<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = ImmutableList.copyOf(faults);
    }

    /** One sentence a fault. */
    public ImmutableList<String> faults() {
        return faults;
    }
}
