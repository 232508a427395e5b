package io.volley.spark.scaling;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.volley.core.record.ProfileId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The fake: starts at once what is wanted, as far as there is room, and ends what is released. */
public final class FakeCluster extends PlayedExecutors implements Cluster {
    private final Set<String> released = new LinkedHashSet<>();
    private final Set<String> vanished = new LinkedHashSet<>();

    private Set<String> toEnd = Set.of();
    private ImmutableMap<ProfileId, Integer> told = ImmutableMap.of();
    private boolean late;
    private long messages;

    @Override
    public Cluster cluster() {
        return this;
    }

    @Override
    public void tick() {
        if (late) {
            vanished.forEach(executor -> remove(executor, "nobody says why"));
            vanished.clear();
            late = false;
        }
    }

    @Override
    public void want(
            ImmutableSortedMap<ProfileId, Target> targets, Function<ProfileId, ImmutableMap<String, Integer>> hosts) {
        ImmutableMap<ProfileId, Integer> next = ImmutableMap.copyOf(Maps.transformValues(targets, Target::executors));
        if (!next.equals(told)) {
            told = next;
            messages++;
        }
    }

    @Override
    public void release(String executor) {
        if (running().containsKey(executor)) {
            released.add(executor);
        }
    }

    @Override
    public void answer() {
        endReleased();
        start(Integer.MAX_VALUE);
    }

    /** Ends what is to go. */
    public void endReleased() {
        toEnd = Set.copyOf(released);
        released.forEach(executor -> end(executor, "released"));
        released.clear();
    }

    /**
     * Starts what is missing.
     *
     * @param most for how many there is room
     * @return how many it has started
     */
    public int start(int most) {
        int before = started();
        told.forEach((profile, wanted) -> {
            while (count(profile) < wanted && started() - before < most) {
                start(profile);
            }
        });
        return started() - before;
    }

    private void end(String executor, String reason) {
        running().remove(executor);
        remove(executor, reason);
    }

    @Override
    public long messages() {
        return messages;
    }

    @Override
    public Map<ProfileId, Integer> told() {
        return told;
    }

    @Override
    public Set<String> toEnd() {
        return toEnd;
    }

    @Override
    public void crash(String executor) {
        end(executor, "it crashed");
    }

    @Override
    public void vanish(String executor) {
        vanished.add(executor);
    }

    @Override
    public void timePasses() {
        late = true;
    }
}
