package io.volley.yarn;

import io.volley.core.record.ProfileId;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.Priority;

/**
 * YARN's priority of a request, which its containers keep, so that a later attempt knows by it what runs in them. 0 is the
 * ApplicationMaster's own. Before all executors comes the driver in cluster mode: without it nothing can run, and YARN
 * preempts what has the last priority first.
 */
final class ContainerPriority {
    private static final int DRIVER = 1;
    private static final int FIRST_PROFILE = 2;

    private ContainerPriority() {}

    static Priority of(ProfileId profile) {
        return Priority.newInstance(profile.equals(ProfileId.DRIVER) ? DRIVER : profile.value() + FIRST_PROFILE);
    }

    /** Whether a container is one of ours, and not an earlier ApplicationMaster's, which YARN may list among them. */
    static boolean isOurs(Container container) {
        return container.getPriority().getPriority() > 0;
    }

    static ProfileId profile(Container container) {
        int priority = container.getPriority().getPriority();
        return priority == DRIVER ? ProfileId.DRIVER : new ProfileId(priority - FIRST_PROFILE);
    }
}
