package io.volley.coordination;

/** Something that must be looked at again after each connection. */
interface Refreshed extends Registration {
    /** Looks soon; returns at once. */
    void refresh();
}
