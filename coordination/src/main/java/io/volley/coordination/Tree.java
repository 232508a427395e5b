package io.volley.coordination;

import com.google.common.collect.ImmutableSortedSet;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * One session with a tree of znodes: what the store is built on. Every method blocks until the tree has answered and
 * throws {@link StoreException} if it does not, or refuses. A {@code changed} is run once when what was read has changed
 * since; it is run by the tree's own thread, must not block, and may be given again, also while it waits. A lost session
 * forgets it.
 */
interface Tree {
    /**
     * Opens the session.
     *
     * @param listener hears how the tree is reached whenever that changes; must not block
     * @param patience how long the first answer may take, if that is longer than the connect timeout
     */
    void connect(Consumer<Connection> listener, Duration patience);

    /** How long the tree keeps the session of a silent client, as both have agreed. */
    Duration sessionTimeout();

    /** What a node holds; empty if it does not exist. */
    Optional<Stored> get(String path);

    /** The same, and watches the node, whether it exists or not. */
    Optional<Stored> get(String path, Runnable changed);

    /** The names of a node's children, which it watches; none if it does not exist. */
    ImmutableSortedSet<String> children(String path, Runnable changed);

    /** Writes a node, and the nodes above it if need be. */
    void set(String path, byte[] bytes);

    /**
     * Writes a node if it is still what it was.
     *
     * @param before what it was; empty if it did not exist
     * @return its version now; empty if it was something else
     */
    OptionalInt swap(String path, byte[] bytes, Optional<Stored> before);

    /**
     * Writes a node if the token is still held, as one transaction.
     *
     * @throws FencedException if it is not
     */
    void set(String path, byte[] bytes, FencingToken token);

    /**
     * Creates a node if the token is still held, as one transaction.
     *
     * @return whether it was created; {@code false} if one of that name stands there already
     * @throws FencedException if the token is not held
     */
    boolean create(String path, byte[] bytes, FencingToken token);

    /** Creates an ephemeral node; nothing happens if one of that name stands there already. */
    void createEphemeral(String path, byte[] bytes);

    /** Deletes a node; nothing happens if it is gone already. */
    void delete(String path);

    /** Deletes a node and all below it; nothing happens if it is gone already. */
    void deleteTree(String path);

    /** Ends the session, and what is ephemeral in it. May be called twice. */
    void close();
}
