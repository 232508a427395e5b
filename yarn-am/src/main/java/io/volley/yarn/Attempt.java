package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.coordination.AmPresence;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.DriverLaunch;
import io.volley.coordination.EventLoop;
import io.volley.coordination.FencingToken;
import io.volley.coordination.Handover;
import io.volley.coordination.Store;
import io.volley.coordination.StoreException;
import io.volley.core.ledger.AbsenceRule;
import io.volley.core.ledger.DriverRun;
import io.volley.core.ledger.InheritedContainer;
import io.volley.core.ledger.Ledger;
import io.volley.core.ledger.RunLimits;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.ProfileId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.client.api.NMTokenCache;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt of the ApplicationMaster: puts the parts together, and waits for its end. The token is taken before YARN is
 * told of the attempt, so that an earlier one that still runs can write nothing any more.
 *
 * <p>The first attempt fails early if ZooKeeper does not answer: then something is wrong with the settings. A later one has
 * executors that run, and waits for ZooKeeper: see {@link HadoopSettings#patience}.
 */
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    private static final Duration TICK = Duration.ofMillis(100);

    /** How much longer than a session timeout it may take until ZooKeeper says that the driver is gone. */
    private static final Duration NOTICE = Duration.ofSeconds(10);

    private static final Duration REPORTS_PATIENCE = Duration.ofSeconds(1);

    private final LaunchPlace place;
    private final Handover handover;
    private final Configuration settings;
    private final Store store;
    private final ApplicationNodes nodes;
    private final CompletableFuture<AttemptOutcome> over = new CompletableFuture<>();

    Attempt(LaunchPlace place, Handover handover, Configuration settings, Store store) {
        this.place = place;
        this.handover = handover;
        this.settings = settings;
        this.store = store;
        this.nodes = new ApplicationNodes(handover.zooKeeper().root(), place.applicationId());
    }

    /** Runs until the attempt is over. */
    AttemptOutcome run() throws IOException, YarnException, InterruptedException, ExecutionException {
        CompletableFuture<ResyncingClient> client = CompletableFuture.supplyAsync(() -> started(settings));
        Duration patience = HadoopSettings.patience(place.attempt(), handover.zooKeeperIsTheDrivers(), settings);
        LOG.info(
                "Attempt {} of the ApplicationMaster starts, and waits for ZooKeeper for up to {} s if need be",
                place.attempt(),
                Math.max(
                        patience.toSeconds(),
                        handover.zooKeeper().connectTimeout().toSeconds()));
        long start = now();
        store.start(patience);
        FencingToken token = store.takeToken(nodes.epoch(), place.attempt(), patience.minusMillis(now() - start));
        AttemptOutcome outcome = serve(client.get(), token);
        if (outcome != AttemptOutcome.FENCED) {
            StagingDirectory.delete(handover.stagingDirectory(), settings);
        }
        // A driver that ends where it was submitted deletes its state itself.
        if (outcome == AttemptOutcome.ABANDONED
                || (outcome == AttemptOutcome.FINISHED && handover.driver().isPresent())) {
            deleteState();
        }
        return outcome;
    }

    private AttemptOutcome serve(ResyncingClient client, FencingToken token)
            throws IOException, YarnException, InterruptedException, ExecutionException {
        LaunchContexts contexts = LaunchContexts.of(
                handover.executors(),
                handover.driver(),
                place.webProxyBase(),
                UserGroupInformation.getCurrentUser().getCredentials());
        Ledger ledger = ledger();
        YarnClusterNodes reports = new YarnClusterNodes(settings);
        RecentClusterNodes clusterNodes =
                new RecentClusterNodes(reports, ForkJoinPool.commonPool(), REPORTS_PATIENCE, Attempt::now);
        YarnResourceManager resourceManager = new YarnResourceManager(
                client,
                clusterNodes,
                new Registrant(place.host(), handover.trackingUrl(), handover.historyUrl()),
                this::nodeLabel,
                HadoopSettings.portInNodeName(settings));
        client.whenUnknown(resourceManager::resynchronize);
        ImmutableList<InheritedContainer> inherited = resourceManager.register();
        clusterNodes.prepare();
        if (place.attempt() > 1) {
            resourceManager.liftExclusions();
        }
        LOG.info("Registered {} for application {}", place.container(), handover.applicationName());
        HeartbeatPace pace = new HeartbeatPace(handover.busyHeartbeat(), handover.idleHeartbeat());
        try (EventLoop events = EventLoop.endingAtFailure("volley-am", over::completeExceptionally);
                StoreStatePublisher publisher = StoreStatePublisher.open(
                        store,
                        ledger.driver()
                                .map(driver -> nodes.ofRun(driver.runs().number()))
                                .orElse(nodes),
                        token,
                        events,
                        () -> over.complete(AttemptOutcome.FENCED),
                        wallAhead());
                NodeManagers starts = new PacedNodeManagers(
                        new YarnNodeManagers(settings, client.getNMTokenCache(), contexts, events),
                        reports::cores,
                        Attempt::now);
                ResourceManagerLoop loop = new ResourceManagerLoop(
                        resourceManager, events, pace.within(HadoopSettings.expiry(settings)))) {
            AbsenceTimer driver = new AbsenceTimer(
                    new AbsenceRule(
                            handover.driverAbsence().grace().toMillis(),
                            handover.driverAbsence().limit().toMillis()),
                    handover.zooKeeperIsTheDrivers(),
                    handover.zooKeeper().sessionTimeout().plus(NOTICE).toMillis(),
                    now());
            ApplicationMaster am = new ApplicationMaster(
                    place.attempt(), ledger, new Ports(publisher, loop, starts), driver, Attempt::now, over);
            events.execute(() -> am.recovered(inherited));
            publisher.connect(presence(), am, contexts::executors);
            loop.start(am);
            events.every(TICK, am::tick);
            return over.get();
        }
    }

    /** In cluster mode with the driver as the attempt before has recorded it. */
    private Ledger ledger() {
        return handover.driver()
                .map(driver -> Ledger.ofAttempt(place.attempt(), new DriverRun(driver.size(), limits(driver), runs())))
                .orElseGet(() -> Ledger.ofAttempt(place.attempt()));
    }

    private DriverRuns runs() {
        return store.read(nodes.runs()).map(runs -> runs.later(-wallAhead())).orElse(DriverRuns.FIRST);
    }

    private static RunLimits limits(DriverLaunch driver) {
        return new RunLimits(
                driver.mostRuns(),
                driver.failuresValidity()
                        .map(validity -> OptionalLong.of(validity.toMillis()))
                        .orElse(OptionalLong.empty()));
    }

    private Optional<String> nodeLabel(ProfileId profile) {
        return profile.equals(ProfileId.DRIVER)
                ? handover.driver().flatMap(DriverLaunch::nodeLabel)
                : handover.nodeLabel();
    }

    /** Milliseconds of a clock that does not go back. */
    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    /** By how many milliseconds the clock on the wall is ahead of that. */
    private static long wallAhead() {
        return System.currentTimeMillis() - now();
    }

    private AmPresence presence() {
        return new AmPresence(place.attempt(), place.host(), place.container());
    }

    /** The client keeps the tokens for the NodeManagers with itself, so that none are shared with anyone else's. */
    private static ResyncingClient started(Configuration settings) {
        ResyncingClient client = new ResyncingClient();
        client.setNMTokenCache(new NMTokenCache());
        client.init(settings);
        client.start();
        return client;
    }

    private void deleteState() {
        try {
            store.deleteTree(nodes.home());
        } catch (StoreException e) {
            LOG.warn("Could not delete {}: {}", nodes.home(), e.getMessage());
        }
    }
}
