package io.volley.coordination;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableSortedMap;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An application's place among those that share a cluster. It shows what it needs and hears what all the others need. It
 * has a session of its own: with that its node goes, whether it leaves or dies, for nobody may delete a member.
 */
public final class Pool implements AutoCloseable {
    private final Store store;
    private final PoolNodes nodes;
    private final String member;
    private Optional<Announcement<PoolMember>> shown = Optional.empty();

    /**
     * @param store not started, and of nobody else; its secret is told to nobody
     * @param nodes of the pool
     * @param member this application's name in it, such as its id
     */
    public Pool(Store store, PoolNodes nodes, String member) {
        this.store = store;
        this.nodes = nodes;
        this.member = member;
    }

    /** What the members name alike. */
    public String name() {
        return nodes.pool();
    }

    /** This application's name in it. */
    public String member() {
        return member;
    }

    /** Tells of an Error on a thread of the store's, as {@link Store#onFatal} does. */
    public Registration onFatal(Consumer<Error> fatal) {
        return store.onFatal(fatal);
    }

    /**
     * Becomes a member; returns when the members have been told for the first time.
     *
     * @param state what is shown at first
     * @param limit how long that may take
     * @param listener told what all members show, by their names, now and whenever that changes, also after a lost
     *     session; must not block. This application's own record is among them once it stands in the store.
     * @throws StoreException if the store cannot be reached, or the pool cannot be read within the limit
     */
    public void join(PoolMember state, Duration limit, Consumer<ImmutableSortedMap<String, PoolMember>> listener) {
        try {
            store.start();
            shown = Optional.of(store.announce(nodes.member(member), state));
            CountDownLatch heard = new CountDownLatch(1);
            store.watchAnnounced(nodes.members(), members -> {
                listener.accept(members);
                heard.countDown();
            });
            if (!heard.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreException(
                        "%s could not be read within %s; check that it lets everybody read and create, or name another pool"
                                .formatted(nodes.members(), limit));
            }
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while joining " + nodes.members(), interrupted);
        } catch (StoreException failure) {
            close();
            throw failure;
        }
    }

    /** Takes note of the newest state, to be shown to the others, and returns at once. */
    public void show(PoolMember state) {
        checkState(shown.isPresent(), "%s has not been joined", nodes.members());
        shown.get().show(state);
    }

    /** Leaves: the others share without this application from now on. May be called twice. */
    @Override
    public void close() {
        store.close();
    }
}
