package io.volley.cli.doctor;

import com.google.common.collect.ImmutableList;
import io.volley.core.settings.DynamicAllocationSettings;
import io.volley.core.settings.RefusedOnYarn;
import io.volley.core.settings.SettingsException;
import io.volley.core.settings.VolleySettings;
import io.volley.core.settings.ZooKeeperSettings;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the driver would refuse the settings of Volley and of dynamic allocation. */
final class SettingsCheck {
    static final String VOLLEY = "spark.volley.*";
    static final String DEPLOY_MODE = "deploy mode";
    static final String ALLOCATION = "dynamic allocation";

    private SettingsCheck() {}

    /** @param onYarn whether the application is for YARN */
    static ImmutableList<Finding> of(Settings settings, boolean onYarn) {
        return ImmutableList.of(deployMode(settings, onYarn), volley(settings, onYarn), allocation(settings));
    }

    private static Finding deployMode(Settings settings, boolean onYarn) {
        String mode = settings.text("spark.submit.deployMode").orElse("client");
        if (!mode.equals("client") && !(onYarn && mode.equals("cluster"))) {
            return Finding.fault(
                    DEPLOY_MODE,
                    "spark.submit.deployMode is \"%s\"".formatted(mode),
                    "Submit in client mode, the only one that works there: the driver runs where spark-submit runs.");
        }
        boolean hasQuorum = settings.text(ZooKeeperSettings.CONNECT.key()).isPresent();
        return mode.equals("client") || hasQuorum
                ? Finding.ok(DEPLOY_MODE, "%s", mode)
                : Finding.fault(
                        DEPLOY_MODE,
                        "cluster, but %s is not set".formatted(ZooKeeperSettings.CONNECT.key()),
                        "Name a ZooKeeper quorum by it: the application's state must outlive its driver.");
    }

    private static Finding volley(Settings settings, boolean onYarn) {
        long set = settings.values().keySet().stream()
                .filter(key -> key.startsWith("spark.volley."))
                .count();
        try {
            VolleySettings volley = VolleySettings.of(settings.values());
            ImmutableList<String> faults = ImmutableList.<String>builder()
                    .addAll(onYarn ? RefusedOnYarn.faults(settings.values()) : ImmutableList.of())
                    .addAll(legalAllocation(settings).map(volley::faultsWith).orElse(ImmutableList.of()))
                    .build();
            if (!faults.isEmpty()) {
                return refused(VOLLEY, new SettingsException(faults));
            }
            return Finding.ok(VOLLEY, "%s", set == 0 ? "none set" : set + " set");
        } catch (SettingsException refused) {
            return refused(VOLLEY, refused);
        }
    }

    private static Finding allocation(Settings settings) {
        try {
            DynamicAllocationSettings read = allocationOf(settings);
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

    /** Empty if it is not legal, which its own row tells. */
    private static Optional<DynamicAllocationSettings> legalAllocation(Settings settings) {
        try {
            return Optional.of(allocationOf(settings));
        } catch (SettingsException refused) {
            return Optional.empty();
        }
    }

    /** Whether a plugin keeps shuffle data reliably, only Spark itself can tell: it is taken to. */
    private static DynamicAllocationSettings allocationOf(Settings settings) {
        boolean plugin = settings.text("spark.shuffle.sort.io.plugin.class").isPresent();
        return DynamicAllocationSettings.of(settings.values(), plugin);
    }

    private static Finding refused(String check, SettingsException refused) {
        return Finding.fault(
                check,
                refused.faults().stream().collect(Collectors.joining("; ")),
                "Correct this; docs/settings.md has what is legal.");
    }
}
