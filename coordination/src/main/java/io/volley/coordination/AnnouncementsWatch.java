package io.volley.coordination;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what is announced in a directory whenever any of it may have changed, and tells all of it together if it is not
 * what was told last. What cannot be read, or would outlive its session, is passed over, and complained of once as long as
 * it stands there.
 */
final class AnnouncementsWatch<T> {
    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementsWatch.class);

    private final Tree tree;
    private final EventLoop listeners;
    private final Directory<T> directory;
    private final Consumer<ImmutableSortedMap<String, T>> listener;
    private final Set<String> complained = new HashSet<>();
    private volatile ImmutableSortedMap<String, T> seen = ImmutableSortedMap.of();
    private Optional<ImmutableSortedMap<String, T>> told = Optional.empty();

    AnnouncementsWatch(
            Tree tree, EventLoop listeners, Directory<T> directory, Consumer<ImmutableSortedMap<String, T>> listener) {
        this.tree = tree;
        this.listeners = listeners;
        this.directory = directory;
        this.listener = listener;
    }

    void look(RetryingTask task) {
        ImmutableSet<String> names = tree.children(directory.path(), task);
        complained.retainAll(names);
        ImmutableSortedMap.Builder<String, T> children = ImmutableSortedMap.naturalOrder();
        names.forEach(name -> read(name, task).ifPresent(state -> children.put(name, state)));
        seen = children.buildOrThrow();
        listeners.execute(() -> tell(task));
    }

    private Optional<T> read(String name, RetryingTask task) {
        Node<T> child = directory.child(name);
        Optional<Stored> stored;
        try {
            stored = tree.get(child.path(), task);
        } catch (RefusedException closed) {
            return without(name, closed.getMessage());
        }
        if (stored.filter(found -> !found.ephemeral()).isPresent()) {
            return without(name, child + " is not ephemeral and would outlive its creator; delete it");
        }
        try {
            return stored.map(found -> found.as(child));
        } catch (StoreException unreadable) {
            return without(name, unreadable.getMessage());
        }
    }

    private Optional<T> without(String name, @Nullable String complaint) {
        if (complained.add(name)) {
            LOG.warn("Ignoring a pool member: {}", complaint);
        }
        return Optional.empty();
    }

    private void tell(RetryingTask task) {
        ImmutableSortedMap<String, T> now = seen;
        if (task.ended() || told.filter(now::equals).isPresent()) {
            return;
        }
        told = Optional.of(now);
        listener.accept(now);
    }
}
