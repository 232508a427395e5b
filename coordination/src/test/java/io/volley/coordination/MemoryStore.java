package io.volley.coordination;

/**
 * The fake: a store on a {@link MemoryTree}, which several of them share. It does its background work on threads as the
 * real one does, so tests wait for what they expect of it. While it is not connected, its reads and writes fail at once.
 */
public final class MemoryStore extends TreeStore {
    private final MemorySession session;

    /** @param secret the application's, as for the real one */
    public MemoryStore(MemoryTree tree, String secret) {
        this(new MemorySession(tree, secret));
    }

    private MemoryStore(MemorySession session) {
        super(session);
        this.session = session;
    }

    /** Cuts the connection; the session lives on. */
    public void suspend() {
        session.suspend();
    }

    /** Ends the session and all that is ephemeral in it; it is not connected again until resumed. */
    public void loseSession() {
        session.lose();
    }

    /** Connects again, with a new session if the old one was lost. */
    public void resume() {
        session.resume();
    }
}
