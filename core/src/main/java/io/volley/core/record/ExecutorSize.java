package io.volley.core.record;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;

/**
 * What one executor of a profile takes from the cluster.
 *
 * @param containerMb memory of its container in MiB: heap, off-heap, overhead and Python together
 * @param heapMb the JVM's {@code -Xmx} in MiB
 * @param cores virtual cores of its container, and the cores that Spark runs tasks on
 * @param resources further YARN resource types by name, in their base unit, such as {@code yarn.io/gpu} to 2
 */
public record ExecutorSize(int containerMb, int heapMb, int cores, ImmutableMap<String, Long> resources) {
    public ExecutorSize {
        checkArgument(containerMb > 0, "containerMb is %s, but must be positive", containerMb);
        checkArgument(
                heapMb > 0 && heapMb <= containerMb,
                "heapMb is %s, but must be 1 to containerMb (%s)",
                heapMb,
                containerMb);
        checkArgument(cores > 0, "cores is %s, but must be positive", cores);
        resources.forEach((name, amount) ->
                checkArgument(amount >= 0, "resource %s is %s, but must not be negative", name, amount));
    }
}
