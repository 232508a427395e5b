package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.core.placement.NodeRoom;
import io.volley.core.record.ExecutorSize;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Keeps the list of the cluster's nodes for some seconds, less what has been allocated since, and has it fetched on another
 * thread. The reports of 10,000 nodes are some 10 MB: to fetch them for every batch of every application would be the
 * ResourceManager's main work. Belongs to one thread.
 */
final class RecentClusterNodes implements ClusterNodes {
    /** How old the list may be, in milliseconds. */
    static final long RECENT = 5_000;

    private final ClusterNodes source;
    private final Executor background;
    private final Duration patience;
    private final LongSupplier clock;
    private final Map<String, NodeRoom> known = new LinkedHashMap<>();
    private Optional<CompletableFuture<ImmutableList<NodeRoom>>> fetching = Optional.empty();
    private boolean fetched;
    private long fetchedAt;

    /**
     * @param source fetches the list
     * @param background where that is done
     * @param patience how long {@link #withRoom} may take, unless there is no list yet; after it the old one has to do
     * @param clock milliseconds; never goes back
     */
    RecentClusterNodes(ClusterNodes source, Executor background, Duration patience, LongSupplier clock) {
        this.source = source;
        this.background = background;
        this.patience = patience;
        this.clock = clock;
    }

    /** Fetches the first list: to connect and to load Hadoop's classes takes longer than all later fetches. */
    void prepare() {
        fetchedAt = clock.getAsLong();
        fetching = Optional.of(CompletableFuture.supplyAsync(source::withRoom, background));
    }

    @Override
    public ImmutableList<NodeRoom> withRoom() {
        takeWhatHasCome();
        if (fetching.isEmpty() && (!fetched || clock.getAsLong() - fetchedAt > RECENT)) {
            prepare();
        }
        fetching.flatMap(this::result).ifPresent(this::take);
        return ImmutableList.copyOf(known.values());
    }

    /** A list that came when nobody waited for it any more is as old as its request. */
    private void takeWhatHasCome() {
        fetching.filter(CompletableFuture::isDone).flatMap(this::result).ifPresent(this::take);
    }

    private void take(ImmutableList<NodeRoom> list) {
        known.clear();
        list.forEach(node -> known.put(node.name(), node));
        fetching = Optional.empty();
        fetched = true;
    }

    private Optional<ImmutableList<NodeRoom>> result(CompletableFuture<ImmutableList<NodeRoom>> list) {
        try {
            return Optional.of(fetched ? list.get(patience.toMillis(), TimeUnit.MILLISECONDS) : list.join());
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failure) {
            throw new CompletionException(failure.getCause());
        }
    }

    @Override
    public void allocated(String node, ExecutorSize size) {
        takeWhatHasCome();
        known.computeIfPresent(node, (name, room) -> room.without(size, 1));
    }
}
