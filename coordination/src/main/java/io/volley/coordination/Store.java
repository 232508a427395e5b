package io.volley.coordination;

import com.google.common.collect.ImmutableSortedMap;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The shared state, as both sides see it. Level, not edge: a watch always tells what is true now, and may skip what was
 * true in between. Methods that read or write block until the store has answered and throw {@link StoreException} if it
 * does not within the connect timeout. Listeners are called on one thread of the store, one at a time, and must not block.
 */
public interface Store extends AutoCloseable {
    /**
     * Connects.
     *
     * @throws StoreException if no server answers within the connect timeout; the message names the address
     */
    void start();

    /**
     * The same, for one who has good reason to wait. A server that answers, and refuses, is asked once.
     *
     * @param patience how long the first answer may take, if that is longer than the connect timeout
     */
    void start(Duration patience);

    <T> Optional<T> read(Node<T> node);

    /** Writes a node, whether it exists or not, and the nodes above it. */
    <T> void write(Node<T> node, T state);

    /** Writes the newest state of a node in the background. */
    <T> Publisher<T> publisher(Node<T> node);

    /**
     * The same, each write in one transaction with a check of the token.
     *
     * @param fenced told once if a later attempt has taken the token; nothing is written from then on
     */
    <T> Publisher<T> publisher(Node<T> node, FencingToken token, Runnable fenced);

    /** Tells what the node holds, now and whenever that changes; empty while it does not exist. */
    <T> Registration watch(Node<T> node, Consumer<Optional<T>> listener);

    /**
     * Tells each child once, those there already and those to come, in the order of their names, in which they are created.
     *
     * @param listener is given the child's node, to delete it with, and its record
     */
    <T> Registration watch(Directory<T> directory, Listener<T> listener);

    /**
     * Tells all that is announced in a directory by name, now and whenever any of it comes, changes or goes; nothing while
     * the directory does not exist. A child that cannot be read, or that is not ephemeral, is passed over and logged once.
     */
    <T> Registration watchAnnounced(Directory<T> directory, Consumer<ImmutableSortedMap<String, T>> listener);

    /**
     * Appends a child, in one transaction with a check of the token. A {@link StoreException} leaves open whether it stands
     * there; who appends again then may append twice.
     *
     * @throws FencedException if a later attempt has taken the token
     */
    <T> void append(Directory<T> directory, T state, FencingToken token);

    /** Deletes a node; nothing happens if it is gone already. */
    void delete(Node<?> node);

    /** Deletes a node in the background, however long that takes; returns at once. */
    void deleteEventually(Node<?> node);

    /** Deletes a node and all below it; nothing happens if it is gone already. */
    void deleteTree(String path);

    /** Keeps an ephemeral node in being until closed, over lost sessions too; what it shows may change. */
    <T> Announcement<T> announce(Node<T> node, T state);

    /**
     * Takes the token for an attempt.
     *
     * @throws FencedException if this attempt's number, or a later one's, stands there already
     */
    FencingToken takeToken(Node<Epoch> epoch, int attempt);

    /**
     * The same, and tries again while the store does not answer. One that answers, and refuses, is asked once.
     *
     * @param patience for how long
     */
    FencingToken takeToken(Node<Epoch> epoch, int attempt, Duration patience);

    /** How long the store keeps the session of a silent client, as it and this client have agreed. */
    Duration sessionTimeout();

    /** Whether the token is still held. */
    boolean holds(FencingToken token);

    /** Tells how the store is reached, whenever that changes. */
    Registration onConnection(Consumer<Connection> listener);

    /**
     * Tells of an Error on a thread of the store's own: what went on there may do so no more, so whoever relies on the
     * store must end. It has been logged.
     *
     * @param fatal called on that thread
     */
    Registration onFatal(Consumer<Error> fatal);

    /** Ends every watch, presence and publisher. May be called twice. */
    @Override
    void close();

    /** Hears of children. */
    @FunctionalInterface
    interface Listener<T> {
        void child(Node<T> node, T state);
    }
}
