package io.volley.spark.yarn;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import io.volley.coordination.Connection;
import io.volley.core.record.Observed;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the driver hears of its ApplicationMasters, one attempt after the other. Belongs to the driver's loop. */
final class ApplicationMasterWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationMasterWatch.class);

    /** How long it may take from ZooKeeper's notice until an ApplicationMaster is heard through another server. */
    private static final Duration RECONNECTION = Duration.ofSeconds(5);

    private final Ticker ticker;
    private final Duration limit;
    private final SilenceTimer silence;
    private final SilentApplicationMaster silent;
    private final NewlyAllocated allocations = new NewlyAllocated();
    private int attempt;
    private int nodes;

    /**
     * @param limit how long an attempt may be silent
     * @param silent told of one that is silent for longer, until it is heard again
     */
    ApplicationMasterWatch(Duration limit, SilentApplicationMaster silent, Ticker ticker) {
        this.silent = silent;
        this.ticker = ticker;
        this.limit = limit;
        this.silence = new SilenceTimer(limit.toMillis(), millis());
    }

    /**
     * How long an ApplicationMaster may be silent: a server of ZooKeeper that stops without a word is missed after most of a
     * session timeout, and an ApplicationMaster that has to find another one is healthy.
     *
     * @param setting the user's
     * @param sessionTimeout what client and server have agreed on
     */
    static Duration limit(Duration setting, Duration sessionTimeout) {
        Duration least = sessionTimeout.plus(RECONNECTION);
        return setting.compareTo(least) < 0 ? least : setting;
    }

    /** What the ApplicationMaster sees. Returns the executors that it was allocated since it told last. */
    ImmutableList<String> observed(Observed now) {
        if (now.attempt() != attempt) {
            LOG.info("ApplicationMaster attempt {} is running", now.attempt());
            attempt = now.attempt();
        }
        silence.heard(millis());
        silent.heard();
        nodes = now.headroom().nodes();
        return allocations.in(now);
    }

    /** Whether ZooKeeper, through which it is heard, can be reached. */
    void connection(Connection connection) {
        switch (connection) {
            case CONNECTED -> LOG.info("ZooKeeper is reachable again");
            case SUSPENDED ->
                LOG.warn(
                        "ZooKeeper is unreachable; jobs and executors continue, and changes of the target take effect once it is back");
            case LOST ->
                LOG.warn("The ZooKeeper session has expired; a new one will be opened once ZooKeeper is reachable");
        }
        if (connection != Connection.CONNECTED) {
            allocations.missed();
            silent.unreachable();
        }
        silence.connection(connection == Connection.CONNECTED, millis());
    }

    /** Time passes; to be called every second or so. */
    void tick() {
        if (silence.isSilent(millis())) {
            silent.silent(limit);
        }
    }

    /** How many nodes the cluster has; 0 if that is not known. */
    int nodes() {
        return nodes;
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(ticker.read());
    }
}
