package io.volley.coordination;

/** How the store is reached. Suspended is not lost: the session may live on, and nothing is given up because of it. */
public enum Connection {
    CONNECTED,
    SUSPENDED,
    LOST
}
