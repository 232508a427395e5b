package io.volley.yarn;

import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ContainerId;
import java.util.Optional;

/**
 * Where YARN has started this ApplicationMaster.
 *
 * @param applicationId YARN's id of the application
 * @param attempt counted from 1
 * @param container its own container
 * @param host its host
 * @param webProxyBase the path under which YARN's proxy shows the application's pages; empty if YARN has not told
 */
record LaunchPlace(String applicationId, int attempt, ContainerId container, String host, String webProxyBase) {
    /** As the environment that YARN gives every container says. */
    static LaunchPlace of(ImmutableMap<String, String> environment) {
        String id = required(environment, "CONTAINER_ID");
        var container = org.apache.hadoop.yarn.api.records.ContainerId.fromString(id);
        var attempt = container.getApplicationAttemptId();
        return new LaunchPlace(
                attempt.getApplicationId().toString(),
                attempt.getAttemptId(),
                new ContainerId(id),
                required(environment, "NM_HOST"),
                environment.getOrDefault("APPLICATION_WEB_PROXY_BASE", ""));
    }

    private static String required(ImmutableMap<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalStateException(
                        "%s is not in the environment, but YARN puts it into every container; start this only through YARN"
                                .formatted(name)));
    }
}
