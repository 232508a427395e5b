package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Sets;

/**
 * What is to be brought to which place, while it waits for somebody to go there: what comes before he goes is brought with
 * the rest. May be used by several threads.
 */
final class PendingStarts<P, T> {
    private final ListMultimap<P, T> waiting =
            MultimapBuilder.hashKeys().arrayListValues().build();

    /** Takes note of more. Returns the places that nobody has been told of yet: each is to be visited once. */
    synchronized ImmutableSet<P> add(Multimap<P, T> more) {
        ImmutableSet<P> known = ImmutableSet.copyOf(waiting.keySet());
        waiting.putAll(more);
        return Sets.difference(more.keySet(), known).immutableCopy();
    }

    /** All for a place; the next thing for it takes a visit of its own. */
    synchronized ImmutableList<T> take(P place) {
        return ImmutableList.copyOf(waiting.removeAll(place));
    }
}
