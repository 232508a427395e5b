package io.volley.yarn;

import com.google.common.collect.EvictingQueue;
import com.google.common.collect.ImmutableList;
import io.volley.core.ledger.BatchId;
import io.volley.core.ledger.Command;
import io.volley.core.placement.Placement;
import io.volley.core.record.ContainerId;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.ProfileId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what happens, to the log and to the driver. Decides nothing. Times are in milliseconds. */
final class DecisionLog {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionLog.class);
    private static final int REASONS = 10;
    private static final int HOSTS_NAMED = 8;

    private final EvictingQueue<String> reasons = EvictingQueue.create(REASONS);
    private final Map<BatchId, Progress> batches = new HashMap<>();
    private final Map<ContainerId, BatchId> starting = new HashMap<>();

    /** How far the starts of a batch are. */
    private record Progress(long since, boolean complete, int launched, int starting, int started) {
        Progress oneLaunched() {
            return new Progress(since, complete, launched + 1, starting + 1, started);
        }

        Progress oneStarted() {
            return new Progress(since, complete, launched, starting - 1, started + 1);
        }

        Progress oneFailed() {
            return new Progress(since, complete, launched, starting - 1, started);
        }

        Progress completed() {
            return new Progress(since, true, launched, starting, started);
        }
    }

    /** The last decisions in words, newest last. */
    ImmutableList<String> reasons() {
        return ImmutableList.copyOf(reasons);
    }

    void say(String decision) {
        LOG.info("{}", decision);
        reasons.add(decision);
    }

    /** Each end that the application is to blame for, and the others as one if they are many. */
    void ended(ImmutableList<Exit> exits) {
        exits.stream().filter(Exit::causedByApplication).forEach(exit -> say(exit.reason()));
        List<Exit> others =
                exits.stream().filter(exit -> !exit.causedByApplication()).toList();
        if (others.size() > 1) {
            say("%s executors ended, the first of them: %s"
                    .formatted(others.size(), others.get(0).reason()));
        } else {
            others.forEach(exit -> say(exit.reason()));
        }
    }

    void requested(Command.Request request, long now) {
        batches.put(request.batch(), new Progress(now, false, 0, 0, 0));
        String size = size(request.size());
        say(
                request.profile().equals(ProfileId.DRIVER)
                        ? "%s: requesting a container for %s: %s; %s"
                                .formatted(request.batch(), request.profile(), request.reason(), size)
                        : "%s: requesting %s executors of %s: %s; %s each"
                                .formatted(
                                        request.batch(), request.count(), request.profile(), request.reason(), size));
    }

    void placed(Command.Request request, Placement placement) {
        LOG.info("{}: requested on {}", request.batch(), where(placement));
    }

    void withdrawn(Command.Withdraw withdraw, long now) {
        say("%s: withdrawing %s that have not been allocated".formatted(withdraw.batch(), withdraw.waiting()));
        complete(withdraw.batch(), now);
    }

    void allocated(Command.Complete complete, long now) {
        String all = "%1$s of %1$s allocated".formatted(complete.count());
        LOG.info("{}: {} after {} ms", complete.batch(), all, complete.millis());
        complete(complete.batch(), now);
    }

    private void complete(BatchId batch, long now) {
        batches.computeIfPresent(batch, (id, progress) -> progress.completed());
        closeIfDone(batch, now);
    }

    void launched(ContainerId container, BatchId batch) {
        starting.put(container, batch);
        batches.computeIfPresent(batch, (id, progress) -> progress.oneLaunched());
    }

    void started(ContainerId container, long now) {
        BatchId batch = starting.remove(container);
        if (batch != null) {
            batches.computeIfPresent(batch, (id, progress) -> progress.oneStarted());
            closeIfDone(batch, now);
        }
    }

    void notStarted(ContainerId container, String message, long now) {
        LOG.warn("{} failed to start: {}", container, message);
        BatchId batch = starting.remove(container);
        if (batch != null) {
            batches.computeIfPresent(batch, (id, progress) -> progress.oneFailed());
            closeIfDone(batch, now);
        }
    }

    private void closeIfDone(BatchId batch, long now) {
        Progress progress = batches.get(batch);
        if (progress != null && progress.complete && progress.starting == 0) {
            if (progress.started > 0) {
                LOG.info(
                        "{}: {} of {} started after {} ms",
                        batch,
                        progress.started,
                        progress.launched,
                        now - progress.since);
            }
            batches.remove(batch);
        }
    }

    private static String size(ExecutorSize size) {
        String more = size.resources().isEmpty() ? "" : ", " + size.resources();
        return "%s MiB, %s cores%s".formatted(size.containerMb(), size.cores(), more);
    }

    private static String where(Placement placement) {
        String named = placement.named().entrySet().stream()
                .limit(HOSTS_NAMED)
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .reduce((one, other) -> one + ", " + other)
                .orElse("any host");
        int more = placement.named().size() - HOSTS_NAMED;
        String others = more > 0 ? " and " + more + " more hosts" : "";
        String rest = placement.named().isEmpty() || placement.rest() == 0 ? "" : ", " + placement.rest() + " anywhere";
        return named + others + rest;
    }
}
