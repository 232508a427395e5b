package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.core.ledger.CompletedContainer;
import io.volley.core.ledger.InheritedContainer;
import io.volley.core.record.Headroom;

/**
 * What the ResourceManager answers to one heartbeat.
 *
 * @param allocated new containers
 * @param completed containers that have ended
 * @param inherited containers of earlier attempts that it has learnt of only now
 * @param headroom what the application could still get
 */
record AllocateResult(
        ImmutableList<StartableContainer> allocated,
        ImmutableList<CompletedContainer> completed,
        ImmutableList<InheritedContainer> inherited,
        Headroom headroom) {
    static AllocateResult nothing() {
        return new AllocateResult(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), Headroom.NONE);
    }
}
