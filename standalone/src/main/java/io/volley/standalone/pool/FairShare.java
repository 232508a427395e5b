package io.volley.standalone.pool;

import com.google.common.collect.ImmutableSortedMap;
import io.volley.coordination.CuratorStore;
import io.volley.coordination.Pool;
import io.volley.coordination.PoolMember;
import io.volley.coordination.PoolNodes;
import io.volley.coordination.StoreException;
import io.volley.coordination.ZooKeeperAddress;
import io.volley.core.Seconds;
import io.volley.core.record.ProfileId;
import io.volley.core.settings.PoolSettings;
import io.volley.core.settings.SettingsException;
import io.volley.core.settings.VolleySettings;
import io.volley.core.settings.ZooKeeperSettings;
import io.volley.spark.ConfiguredZooKeeper;
import io.volley.spark.scaling.ClusterShare;
import io.volley.spark.scaling.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.apache.hadoop.conf.Configuration;

/**
 * Keeps one application within its share of a cluster that it shares with others. It shows them what it needs, hears what
 * they need, and holds its own targets down; each of them does the same by itself. Belongs to the driver's loop.
 *
 * <p>While ZooKeeper is away the others' last records rule.
 */
public final class FairShare implements ClusterShare {
    private final Pool pool;
    private final Duration joinLimit;
    private final PoolDemand demand;
    private final ClusterCores cluster;

    private ImmutableSortedMap<String, PoolMember> heard = ImmutableSortedMap.of();
    private Division division = Division.NONE;

    /**
     * @param pool not joined yet
     * @param joinLimit how long joining it may take
     * @param demand what the application could use, in cores
     * @param cluster what is shared
     */
    FairShare(Pool pool, Duration joinLimit, PoolDemand demand, ClusterCores cluster) {
        this.pool = pool;
        this.joinLimit = joinLimit;
        this.demand = demand;
        this.cluster = cluster;
    }

    /**
     * The share of an application that names a pool; empty if it names none, and then nothing connects to ZooKeeper.
     *
     * @param hadoop names ZooKeeper if the settings say so
     * @param applicationId tells it from the others, at all times
     * @param mostCores how many cores it can get at most, such as {@code spark.cores.max}
     * @param coresOfOne how many cores one executor of a profile takes
     * @param cluster what is shared
     * @throws SettingsException if no ZooKeeper is named
     */
    public static Optional<FairShare> of(
            VolleySettings settings,
            Configuration hadoop,
            String applicationId,
            int mostCores,
            ToIntFunction<ProfileId> coresOfOne,
            ClusterCores cluster) {
        PoolSettings wanted = settings.pool();
        return wanted.pool().map(name -> {
            ZooKeeperAddress address = ConfiguredZooKeeper.of(settings, hadoop)
                    .orElseThrow(() -> new SettingsException(
                            List.of("%s is \"%s\", but no ZooKeeper is configured, and pools need one; set %s"
                                    .formatted(PoolSettings.POOL.key(), name, ZooKeeperSettings.CONNECT.key()))));
            Pool pool = new Pool(
                    new CuratorStore(address, ConfiguredZooKeeper.newSecret()),
                    new PoolNodes(settings.zooKeeper().root(), name),
                    applicationId);
            return new FairShare(
                    pool,
                    settings.zooKeeper().connectTimeout(),
                    new PoolDemand(
                            wanted.weight(),
                            mostCores,
                            Seconds.of(settings.scaleIn().window()),
                            coresOfOne),
                    cluster);
        });
    }

    /** @throws StoreException if ZooKeeper cannot be reached, or the pool cannot be read */
    @Override
    public void join(Consumer<Runnable> loop) {
        var unused = pool.onFatal(error -> loop.accept(() -> {
            throw error;
        }));
        pool.join(demand.none(cluster.all()), joinLimit, members -> loop.accept(() -> heard = members));
    }

    /** The default profile is served first. */
    @Override
    public ImmutableSortedMap<ProfileId, Target> hold(
            ImmutableSortedMap<ProfileId, Target> planned, Map<ProfileId, Integer> present, double now) {
        PoolMember self = demand.of(planned, present, cluster.all(), now);
        if (!self.equals(division.members().get(pool.member()))) {
            pool.show(self);
        }
        SortedMap<String, PoolMember> members = new TreeMap<>(heard);
        members.put(pool.member(), self);
        if (!members.equals(division.members())) {
            division = Division.of(ImmutableSortedMap.copyOf(members));
        }
        return division.isKnown() ? within(planned) : planned;
    }

    private ImmutableSortedMap<ProfileId, Target> within(ImmutableSortedMap<ProfileId, Target> planned) {
        String reason = "limited to %d of %d cores, the share of pool %s: %d application%s"
                .formatted(
                        division.share(pool.member()),
                        division.cluster(),
                        pool.name(),
                        division.members().size(),
                        division.members().size() == 1 ? "" : "s");
        ImmutableSortedMap.Builder<ProfileId, Target> held = ImmutableSortedMap.naturalOrder();
        int left = division.share(pool.member());
        for (Map.Entry<ProfileId, Target> entry : planned.entrySet()) {
            Target target = entry.getValue();
            int cores = demand.coresOfOne(entry.getKey());
            int executors = Math.min(target.executors(), left / cores);
            left -= executors * cores;
            held.put(entry.getKey(), executors < target.executors() ? target.heldTo(executors, reason) : target);
        }
        return held.buildOrThrow();
    }

    @Override
    public boolean othersWait() {
        return division.othersWait(pool.member());
    }

    @Override
    public void close() {
        pool.close();
    }
}
