package io.volley.spark.yarn;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerResourceProfileAdded;

/**
 * Tells of resource profiles of stages whose executors need a type of resource that YARN does not know: Hadoop leaves it out
 * of the request. As in stock Spark their executors are started all the same, and Spark's own discovery may yet find it.
 */
final class UnknownResources extends SparkListener {
    private final ExecutorSizes sizes;
    private final Types yarn;
    private final Consumer<String> out;

    /** @param out told a sentence */
    UnknownResources(ExecutorSizes sizes, Types yarn, Consumer<String> out) {
        this.sizes = sizes;
        this.yarn = yarn;
        this.out = out;
    }

    /** The types of resources that YARN knows. */
    @FunctionalInterface
    interface Types {
        /** Says which of these YARN lacks, and which types it knows; empty if it lacks none. */
        Optional<String> lack(Set<String> resources) throws IOException, YarnException;
    }

    /** The submission itself checks the default profile. */
    @Override
    public void onResourceProfileAdded(SparkListenerResourceProfileAdded event) {
        ResourceProfile profile = event.resourceProfile();
        if (profile.id() == ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID()) {
            return;
        }
        try {
            yarn.lack(sizes.of(profile).resources().keySet())
                    .ifPresent(lack -> out.accept("An executor of resource profile " + profile.id() + " " + lack
                            + ": it is started wherever there is room, with or without. Have the type declared in the"
                            + " cluster's resource-types.xml, or request something else in the profile"));
        } catch (IOException | YarnException failure) {
            out.accept("Could not find out whether YARN knows the resources of resource profile " + profile.id() + ": "
                    + failure.getMessage());
        }
    }
}
