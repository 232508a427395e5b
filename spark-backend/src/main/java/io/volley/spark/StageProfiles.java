package io.volley.spark;

import java.lang.reflect.Field;
import org.apache.spark.resource.ResourceProfileManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets stages have resource profiles of their own ({@code rdd.withResources}). Spark's {@link ResourceProfileManager}
 * allows that by the name of the master, which it took down before any cluster manager was asked.
 */
final class StageProfiles {
    private static final Logger LOG = LoggerFactory.getLogger(StageProfiles.class);

    private StageProfiles() {}

    /** From now on Spark treats resource profiles as it does for a cluster of that kind without the prefix. */
    static void allow(ResourceProfileManager manager, ClusterKind kind) {
        try {
            Field field = ResourceProfileManager.class.getDeclaredField(kind.stageProfilesField());
            field.setAccessible(true);
            field.setBoolean(manager, true);
        } catch (ReflectiveOperationException | RuntimeException refused) {
            LOG.warn("This Spark does not allow stages to have resource profiles under {}", kind.example(), refused);
        }
    }
}
