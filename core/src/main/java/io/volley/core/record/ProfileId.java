package io.volley.core.record;

import static com.google.common.base.Preconditions.checkArgument;

/** The id of a Spark resource profile; 0 is Spark's default profile. */
public record ProfileId(int value) implements Comparable<ProfileId> {
    /** The profile of executors that name none. */
    public static final ProfileId DEFAULT = new ProfileId(0);

    /** What stands for the driver where the ApplicationMaster starts it: no profile of Spark's, and nobody's to request. */
    public static final ProfileId DRIVER = new ProfileId(Integer.MAX_VALUE);

    public ProfileId {
        checkArgument(value >= 0, "profile id is %s, but must not be negative", value);
    }

    @Override
    public int compareTo(ProfileId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return equals(DRIVER) ? "the driver" : "profile " + value;
    }
}
