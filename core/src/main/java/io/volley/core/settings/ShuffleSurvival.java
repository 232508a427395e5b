package io.volley.core.settings;

/**
 * What becomes of shuffle data when executors go, as Spark's settings have it.
 *
 * @param executorsHold whether it goes with its executor: neither a shuffle service nor the shuffle plugin keeps it
 * @param migration whether what is on an executor can be migrated to others before it goes
 */
public record ShuffleSurvival(boolean executorsHold, boolean migration) {
    /** Where no executor goes while it is needed. */
    static final ShuffleSurvival NONE = new ShuffleSurvival(true, false);

    private static final String SERVICE = "spark.shuffle.service.enabled";
    private static final String TRACKING = DynamicAllocationSettings.PREFIX + "shuffleTracking.enabled";
    private static final String TESTING = DynamicAllocationSettings.PREFIX + "testing";
    private static final String DECOMMISSION = "spark.decommission.enabled";
    private static final String STORAGE = "spark.storage.decommission.enabled";
    private static final String MIGRATION = "spark.storage.decommission.shuffleBlocks.enabled";
    private static final String TRUTH = "true or false";

    /**
     * Reads the settings. Something must keep shuffle data when executors go; that nothing does is a fault.
     *
     * @param reliableStorage whether Spark's shuffle plugin keeps it outside the executors
     */
    static ShuffleSurvival of(SparkSettings read, boolean reliableStorage) {
        // All are read, so that all faults are found.
        boolean decommissioned = read.value(DECOMMISSION, false, SparkValue::truth, TRUTH);
        boolean storage = read.value(STORAGE, false, SparkValue::truth, TRUTH);
        boolean migrated = read.value(MIGRATION, true, SparkValue::truth, TRUTH);
        boolean served = read.value(SERVICE, false, SparkValue::truth, TRUTH);
        boolean tracked = read.value(TRACKING, true, SparkValue::truth, TRUTH);
        boolean testing = read.value(TESTING, false, SparkValue::truth, TRUTH);
        if (!(served || tracked || (decommissioned && migrated) || testing || reliableStorage)) {
            read.fault(
                    "%s is \"false\", but something must keep shuffle data when executors go: set it to true, or set %s, or %s and %s,"
                            + " or use a spark.shuffle.sort.io.plugin.class that keeps it reliably",
                    TRACKING, SERVICE, DECOMMISSION, MIGRATION);
        }
        return new ShuffleSurvival(!served && !reliableStorage, storage && decommissioned && migrated);
    }
}
