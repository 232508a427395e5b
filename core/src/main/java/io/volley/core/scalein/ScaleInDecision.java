package io.volley.core.scalein;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

/**
 * What is to be done about the executors of one profile.
 *
 * @param parked who gets no more tasks: these and no others
 * @param kill who, of them, is released now
 * @param migrate whose data is to be moved to others, of them, before it is released; to be started for all together
 * @param reasons why, for people; a sentence for each that goes and for each kind that stays parked
 */
public record ScaleInDecision(
        ImmutableSet<String> parked,
        ImmutableSet<String> kill,
        ImmutableSet<String> migrate,
        ImmutableList<String> reasons) {
    /** The same, if only these can be migrated. */
    public ScaleInDecision migrating(ImmutableSet<String> begun) {
        return new ScaleInDecision(parked, kill, begun, reasons);
    }
}
