package io.volley.coordination;

/** An ephemeral node that is kept in being until this is closed, and that shows a state. */
public interface Announcement<T> extends Registration {
    /** Takes note of the newest state and returns at once. States that are overtaken may never be shown. */
    void show(T state);
}
