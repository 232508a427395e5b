package io.volley.core.record;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;

/** Containers that ended at about the same time, at most {@value #MOST}. */
public record ExitBatch(ImmutableList<Exit> exits) {
    /** How many fit in one record, whatever is said of each. */
    public static final int MOST = 250;

    public ExitBatch {
        checkArgument(exits.size() <= MOST, "%s exits in one batch, but at most %s fit", exits.size(), MOST);
    }
}
