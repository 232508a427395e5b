package io.volley.core.ledger;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.ProfileId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The batches of the next ledger while one event is applied to it: {@link #settle} makes them equal to what is missing. */
final class RequestDraft {
    private final TreeMap<BatchId, RequestBatch> batches;
    private final Function<ProfileId, Optional<DesiredExecutors>> wanted;
    private final Consumer<Command> out;
    private BatchId next;

    /**
     * @param next the id of the next batch
     * @param wanted what is wanted of a profile; empty if that is nothing
     * @param out takes the commands
     */
    RequestDraft(
            Map<BatchId, RequestBatch> batches,
            BatchId next,
            Function<ProfileId, Optional<DesiredExecutors>> wanted,
            Consumer<Command> out) {
        this.batches = new TreeMap<>(batches);
        this.next = next;
        this.wanted = wanted;
        this.out = out;
    }

    ImmutableSortedMap<BatchId, RequestBatch> batches() {
        return ImmutableSortedMap.copyOf(batches);
    }

    BatchId next() {
        return next;
    }

    /** The profiles of which something is requested. */
    ImmutableSet<ProfileId> profiles() {
        return batches.values().stream().map(RequestBatch::profile).collect(ImmutableSet.toImmutableSet());
    }

    void allocated(BatchId id, long now) {
        RequestBatch before = batches.get(id);
        if (before == null) {
            return;
        }
        RequestBatch batch = before.oneMoreAllocated(now);
        if (batch.waiting() > 0) {
            batches.put(id, batch);
        } else {
            batches.remove(id);
            out.accept(new Command.Complete(id, batch.count(), now - batch.since()));
        }
    }

    void onAnyHost(BatchId id) {
        batches.computeIfPresent(id, (key, batch) -> batch.onAnyHost());
    }

    void placed(BatchId id, long now) {
        batches.computeIfPresent(id, (key, batch) -> batch.placed(now));
    }

    void unnameInVain(long now, long limit) {
        batches().forEach((id, batch) -> {
            if (batch.waitsInVain(now, limit)) {
                withdraw(id, batch);
                request(batch.profile(), batch.waiting(), false, now, "not allocated on the hosts that were named");
            }
        });
    }

    /** @param missing how many of a profile are to be requested in all */
    void settle(ProfileId profile, int missing, long now) {
        int requested = batches.values().stream()
                .filter(batch -> batch.profile().equals(profile))
                .mapToInt(RequestBatch::waiting)
                .sum();
        if (requested < missing) {
            request(profile, missing - requested, true, now, reason(profile));
        } else if (requested > missing) {
            shrink(profile, requested - missing);
        }
    }

    /** Drops batches whole, newest first: to change the count of one while allocations are on their way makes YARN over-allocate. */
    private void shrink(ProfileId profile, int surplus) {
        int left = surplus;
        for (Map.Entry<BatchId, RequestBatch> entry : batches().descendingMap().entrySet()) {
            RequestBatch batch = entry.getValue();
            if (left > 0 && batch.profile().equals(profile)) {
                withdraw(entry.getKey(), batch);
                left -= batch.waiting();
                if (left < 0) {
                    request(profile, -left, batch.named(), batch.since(), reason(profile));
                }
            }
        }
    }

    private String reason(ProfileId profile) {
        return wanted.apply(profile).map(DesiredExecutors::reason).orElse("");
    }

    private void withdraw(BatchId id, RequestBatch batch) {
        batches.remove(id);
        out.accept(new Command.Withdraw(id, batch.profile(), batch.waiting()));
    }

    private void request(ProfileId profile, int count, boolean named, long since, String reason) {
        wanted.apply(profile).ifPresent(each -> {
            BatchId id = next;
            next = next.next();
            batches.put(id, new RequestBatch(profile, count, 0, named, since, OptionalLong.empty()));
            out.accept(new Command.Request(id, profile, each.size(), count, each.hosts(), named, reason));
        });
    }
}
