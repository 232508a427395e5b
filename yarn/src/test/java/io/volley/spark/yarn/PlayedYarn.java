package io.volley.spark.yarn;

import com.google.common.collect.BiMap;
import com.google.common.collect.HashBiMap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.FencingToken;
import io.volley.coordination.MemoryStore;
import io.volley.coordination.MemoryTree;
import io.volley.coordination.Store;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.ProfileId;
import io.volley.spark.scaling.Cluster;
import io.volley.spark.scaling.PlayedCluster;
import io.volley.spark.scaling.Removal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.ExecutorLossReason;
import org.awaitility.Awaitility;

/** The port to YARN over the fake store, with a play of an ApplicationMaster that reads and writes the same records. */
final class PlayedYarn implements PlayedCluster {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ApplicationNodes NODES = new ApplicationNodes("/volley", "application_1_0001");
    private static final ExecutorSize SIZE = new ExecutorSize(1408, 1024, 2, ImmutableMap.of());

    private final MemoryTree tree = new MemoryTree();
    private final Store driver = new MemoryStore(tree, "secret");
    private final Store master = new MemoryStore(tree, "secret");
    private final Queue<Runnable> facts = new ConcurrentLinkedQueue<>();
    private final Map<String, ProfileId> running = new LinkedHashMap<>();
    private final BiMap<String, ContainerId> containers = HashBiMap.create();
    private final List<Removal> removed = new ArrayList<>();
    private final List<Exit> exits = new ArrayList<>();
    private final LossReasons lossReasons;
    private final YarnCluster cluster;
    private final FencingToken token;

    private final FakeTicker time = new FakeTicker();
    private Desired desired = Desired.nothing();
    private int started;

    PlayedYarn() {
        driver.start();
        master.start();
        driver.write(NODES.desired(), desired);
        token = master.takeToken(NODES.epoch(), 1);
        lossReasons = new LossReasons(Duration.ofSeconds(15), time, this::remove);
        cluster = new YarnCluster(
                driver,
                NODES,
                profile -> SIZE,
                Set.of(),
                lossReasons,
                new ExecutorFailures(new SparkConf(false), time));
        cluster.listen(facts::add);
    }

    /** A class is missing on the store's thread. Returns the first fact for the loop after that. */
    Runnable failStore(Error error) {
        driver.watch(NODES.observed(), observed -> {
            throw error;
        });
        Awaitility.await("a fact").atMost(LIMIT).until(() -> !facts.isEmpty());
        return facts.remove();
    }

    /** Returns when no record of ended containers stands in the store. */
    void awaitNoExits() {
        Awaitility.await("the deletion of handled records")
                .atMost(LIMIT)
                .until(() -> tree.paths().stream()
                        .noneMatch(path -> path.startsWith(NODES.exits().path() + "/")));
    }

    /** As Spark does it: whoever listens to it hears of the end. */
    private void remove(String executor, ExecutorLossReason reason) {
        removed.add(new Removal(executor, reason.toString()));
        lossReasons.removed(executor);
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public void release(String executor) {
        cluster.release(List.of(container(executor)));
    }

    @Override
    public void answer() {
        try {
            cluster.flush(LIMIT);
        } catch (InterruptedException interrupted) {
            throw new AssertionError("interrupted while the record was being written", interrupted);
        }
        desired = master.read(NODES.desired()).orElseThrow();
        toEnd().stream().filter(running::containsKey).toList().forEach(executor -> end(executor, "released", false));
        tellExits();
        desired.profiles().forEach((profile, wanted) -> {
            while (count(profile) < wanted.target()) {
                start(profile);
            }
        });
    }

    /** Returns when the driver has heard of them. */
    private void tellExits() {
        if (!exits.isEmpty()) {
            master.append(NODES.exits(), new ExitBatch(ImmutableList.copyOf(exits)), token);
            exits.clear();
            Awaitility.await("the exits to be heard").atMost(LIMIT).until(() -> !facts.isEmpty());
        }
        for (Runnable fact = facts.poll(); fact != null; fact = facts.poll()) {
            fact.run();
        }
    }

    private void start(ProfileId profile) {
        String executor = Integer.toString(++started);
        containers.put(executor, new ContainerId("container_1_0001_01_%06d".formatted(started + 1)));
        running.put(executor, profile);
        lossReasons.registered(executor, container(executor));
    }

    private void end(String executor, String reason, boolean causedByApplication) {
        running.remove(executor);
        exits.add(new Exit(container(executor), "host", 1, reason, causedByApplication));
        cluster.disconnected(executor, container(executor));
    }

    private ContainerId container(String executor) {
        return Objects.requireNonNull(containers.get(executor));
    }

    private long count(ProfileId profile) {
        return running.values().stream().filter(profile::equals).count();
    }

    @Override
    public long messages() {
        return desired.generation();
    }

    @Override
    public Map<ProfileId, Integer> told() {
        return Maps.transformValues(desired.profiles(), DesiredExecutors::target);
    }

    @Override
    public Set<String> toEnd() {
        return desired.release().stream()
                .map(container -> Objects.requireNonNull(containers.inverse().get(container)))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, ProfileId> running() {
        return running;
    }

    @Override
    public void crash(String executor) {
        end(executor, "it crashed", true);
    }

    @Override
    public void vanish(String executor) {
        cluster.disconnected(executor, container(executor));
    }

    @Override
    public void timePasses() {
        time.advance(60);
    }

    @Override
    public List<Removal> removed() {
        return removed;
    }

    @Override
    public void close() {
        cluster.close();
        driver.close();
        master.close();
    }
}
