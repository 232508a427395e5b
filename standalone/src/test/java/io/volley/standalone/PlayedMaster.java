package io.volley.standalone;

import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ProfileId;
import io.volley.spark.scaling.Cluster;
import io.volley.spark.scaling.PlayedExecutors;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.scheduler.ExecutorLossReason;

/**
 * The port to Spark Standalone, with a play of Spark's Master: it does at once what it is told, keeps the limits of profiles
 * that a message does not name, and replaces whatever ends.
 */
final class PlayedMaster extends PlayedExecutors implements MasterPort {
    private final Queue<Runnable> facts = new ArrayDeque<>();
    private final Map<ProfileId, Integer> limits = new TreeMap<>();
    private final MasterCluster cluster =
            new MasterCluster(this, facts::add, () -> this.now, this::remove, counts -> {});

    private Set<String> killed = Set.of();
    private Set<String> toEnd = Set.of();
    private double now;
    private long messages;

    /** As Spark does it: whoever listens to it hears of the end. */
    private void remove(String executor, ExecutorLossReason reason) {
        remove(executor, reason.toString());
    }

    @Override
    protected void remove(String executor, String reason) {
        super.remove(executor, reason);
        cluster.removed(executor);
    }

    @Override
    public void tell(ImmutableMap<ProfileId, Integer> totals, Consumer<Boolean> answered) {
        messages++;
        limits.putAll(totals);
        schedule();
        answered.accept(true);
    }

    @Override
    public void kill(List<String> executors) {
        killed = Set.copyOf(executors);
        executors.stream().filter(running()::containsKey).forEach(executor -> end(executor, "killed"));
    }

    /** Spark is told by the Master, or, of those that it let go, by the connection that breaks. */
    private void end(String executor, String reason) {
        running().remove(executor);
        facts.add(() -> remove(executor, reason));
        schedule();
    }

    private void schedule() {
        limits.forEach((profile, limit) -> {
            while (count(profile) < limit) {
                start(profile);
            }
        });
    }

    @Override
    public void answer() {
        toEnd = killed;
        killed = Set.of();
        for (Runnable fact = facts.poll(); fact != null; fact = facts.poll()) {
            fact.run();
        }
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public void release(String executor) {
        cluster.kill(List.of(executor));
    }

    @Override
    public long messages() {
        return messages;
    }

    @Override
    public Map<ProfileId, Integer> told() {
        return limits;
    }

    @Override
    public Set<String> toEnd() {
        return toEnd;
    }

    @Override
    public void crash(String executor) {
        cluster.disconnected(executor);
        end(executor, "it crashed");
    }

    @Override
    public void vanish(String executor) {
        cluster.disconnected(executor);
    }

    @Override
    public void timePasses() {
        now += 60;
    }
}
