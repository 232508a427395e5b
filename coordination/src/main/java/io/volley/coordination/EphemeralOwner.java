package io.volley.coordination;

/** Whether a node goes with a session. */
enum EphemeralOwner {
    /** It stays until it is deleted. */
    NONE,
    /** It goes with the session that read it. */
    OURS,
    /** It goes with another session. */
    ANOTHERS;

    /** @param owner the session that the node goes with; 0 if none */
    static EphemeralOwner of(long owner, long session) {
        if (owner == 0) {
            return NONE;
        }
        return owner == session ? OURS : ANOTHERS;
    }
}
