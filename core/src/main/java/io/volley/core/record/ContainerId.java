package io.volley.core.record;

import static com.google.common.base.Preconditions.checkArgument;

/** YARN's id of a container in its text form, such as {@code container_1700000000000_0001_01_000002}. */
public record ContainerId(String value) implements Comparable<ContainerId> {
    public ContainerId {
        checkArgument(!value.isBlank(), "container id is blank");
    }

    @Override
    public int compareTo(ContainerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
