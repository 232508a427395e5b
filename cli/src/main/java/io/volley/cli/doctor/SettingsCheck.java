package io.volley.cli.doctor;

import com.google.common.collect.ImmutableList;
import io.volley.core.settings.DynamicAllocationSettings;
import io.volley.core.settings.SettingsException;
import io.volley.core.settings.VolleySettings;
import java.util.stream.Collectors;

/** Whether the driver would refuse the settings of Volley and of dynamic allocation. */
final class SettingsCheck {
    static final String VOLLEY = "spark.volley.*";
    static final String ALLOCATION = "dynamic allocation";

    private SettingsCheck() {}

    static ImmutableList<Finding> of(Settings settings) {
        return ImmutableList.of(volley(settings), allocation(settings));
    }

    private static Finding volley(Settings settings) {
        long set = settings.values().keySet().stream()
                .filter(key -> key.startsWith("spark.volley."))
                .count();
        try {
            VolleySettings.of(settings.values());
            return Finding.ok(VOLLEY, "%s", set == 0 ? "none set" : set + " set");
        } catch (SettingsException refused) {
            return refused(VOLLEY, refused);
        }
    }

    private static Finding allocation(Settings settings) {
        try {
            // Whether a plugin keeps shuffle data reliably, only Spark itself can tell.
            boolean plugin = settings.text("spark.shuffle.sort.io.plugin.class").isPresent();
            DynamicAllocationSettings read = DynamicAllocationSettings.of(settings.values(), plugin);
            if (!read.enabled()) {
                return Finding.warning(
                        ALLOCATION,
                        "off: Volley requests spark.executor.instances in one batch and sizes nothing",
                        "Set spark.dynamicAllocation.enabled=true and "
                                + "spark.dynamicAllocation.shuffleTracking.enabled=true to have executors follow the work.");
            }
            return Finding.ok(
                    ALLOCATION,
                    "on, %d to %s executors",
                    read.limits().least(),
                    read.limits().most() == Integer.MAX_VALUE
                            ? "any number of"
                            : String.valueOf(read.limits().most()));
        } catch (SettingsException refused) {
            return refused(ALLOCATION, refused);
        }
    }

    private static Finding refused(String check, SettingsException refused) {
        return Finding.fault(
                check,
                refused.faults().stream().collect(Collectors.joining("; ")),
                "Correct this; docs/settings.md has what is legal.");
    }
}
