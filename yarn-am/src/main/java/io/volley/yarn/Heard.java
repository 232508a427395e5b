package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.core.ledger.Completed;
import io.volley.core.ledger.Inherited;
import io.volley.core.record.Room;

/**
 * What the ResourceManager answers to one heartbeat.
 *
 * @param granted new containers
 * @param completed containers that have ended
 * @param inherited containers of earlier attempts that it has learnt of only now
 * @param room what the application could still get
 */
record Heard(
        ImmutableList<Granted> granted,
        ImmutableList<Completed> completed,
        ImmutableList<Inherited> inherited,
        Room room) {
    static Heard nothing() {
        return new Heard(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), Room.NONE);
    }
}
