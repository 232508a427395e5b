package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.volley.core.ledger.Batch;
import io.volley.core.ledger.Command;
import io.volley.core.ledger.Ledger;
import io.volley.core.placement.Placement;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Ending;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.yarn.api.records.Container;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the ledger's commands, and says in the log what it does and why. For the ApplicationMaster's thread.
 *
 * <p>Starts are gathered over one list of commands, so that each NodeManager gets them in one call.
 */
final class Executors implements Command.Port {
    private static final Logger LOG = LoggerFactory.getLogger(Executors.class);

    private final ResourceManager yarn;
    private final NodeManagers starter;
    private final Consumer<String> reasons;
    private final Consumer<ExitBatch> exits;
    private final NodeManagers.Listener listener;
    private final Map<ContainerId, Container> containers = new HashMap<>();
    private final List<NodeManagers.Start> starts = new ArrayList<>();
    private final List<Long> withoutHosts = new ArrayList<>();
    private ImmutableSet<String> excluded = ImmutableSet.of();
    private Optional<Ending> ending = Optional.empty();
    private boolean news;

    /**
     * @param reasons told each decision in words
     * @param exits told of containers that ended
     * @param listener hears what became of starts
     */
    Executors(
            ResourceManager yarn,
            NodeManagers starter,
            Consumer<String> reasons,
            Consumer<ExitBatch> exits,
            NodeManagers.Listener listener) {
        this.yarn = yarn;
        this.starter = starter;
        this.reasons = reasons;
        this.exits = exits;
        this.listener = listener;
    }

    /** Takes note of YARN's side of what was granted, before the ledger decides on it. */
    void granted(List<Allocation> allocations) {
        allocations.forEach(allocation -> containers.put(allocation.grant().container(), allocation.container()));
    }

    void run(List<Command> commands, Ledger ledger) {
        excluded = ledger.desired().excludedNodes();
        commands.forEach(command -> command.on(this));
        if (!starts.isEmpty()) {
            starter.start(List.copyOf(starts), listener);
            starts.clear();
        }
    }

    /** Whether something has gathered that the ResourceManager must be told. */
    boolean hasNews() {
        return news;
    }

    /** The ResourceManager is being told. */
    void sent() {
        news = false;
    }

    /** How the application is to end, once it is. */
    Optional<Ending> ending() {
        return ending;
    }

    /** The batches that went out without any host named since the last call. */
    ImmutableList<Long> takeAskedWithoutHosts() {
        ImmutableList<Long> taken = ImmutableList.copyOf(withoutHosts);
        withoutHosts.clear();
        return taken;
    }

    @Override
    public void ask(Command.Ask ask) {
        Batch batch = ask.batch();
        Placement placement = Placement.of(
                batch.size(), ask.size(), batch.named() ? yarn.nodes() : ImmutableList.of(), ask.hosts(), excluded);
        yarn.ask(ask, placement);
        news = true;
        if (batch.named() && placement.byNode().isEmpty()) {
            withoutHosts.add(batch.id());
        }
        say(String.format(
                "batch %d: asking for %d executors of %s: %s; %s",
                batch.id(), batch.size(), batch.profile(), ask.reason(), where(placement)));
    }

    private static String where(Placement placement) {
        if (placement.byNode().isEmpty()) {
            return "on any node";
        }
        String named = "on " + placement.byNode().size() + " nodes with room "
                + shortened(placement.byNode().toString());
        return placement.anywhere() == 0 ? named : named + ", " + placement.anywhere() + " on any node";
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    @Override
    public void withdraw(Command.Withdraw withdraw) {
        yarn.forget(withdraw.batch());
        news = true;
        say(String.format(
                "batch %d: withdrawing %d of %d",
                withdraw.batch().id(),
                withdraw.batch().waiting(),
                withdraw.batch().size()));
    }

    @Override
    public void granted(Command.Granted granted) {
        yarn.forget(granted.batch());
        say(String.format(
                "batch %d: %d of %d granted after %d ms",
                granted.batch().id(), granted.batch().granted(), granted.batch().size(), granted.afterMillis()));
    }

    @Override
    public void started(Command.Started started) {
        say(String.format(
                "batch %d: %d of %d started after %d ms",
                started.batch().id(), started.batch().settled(), started.batch().size(), started.afterMillis()));
    }

    @Override
    public void launch(Command.Launch launch) {
        Container container = containers.remove(launch.container());
        if (container == null) {
            throw new IllegalStateException(launch.container() + " is to be started, but YARN never granted it");
        }
        LOG.info("Starting executor {} in {} on {}", launch.executor(), launch.container(), container.getNodeId());
        starts.add(new NodeManagers.Start(launch, container));
    }

    @Override
    public void release(Command.Release release) {
        containers.remove(release.container());
        yarn.release(release.container());
        news = true;
        LOG.info("Giving back {}: {}", release.container(), release.reason());
    }

    @Override
    public void exclude(Command.Exclude exclude) {
        yarn.exclude(exclude.hosts());
        news = true;
        say("excluded from new executors: " + exclude.hosts());
    }

    @Override
    public void report(Command.Report report) {
        for (Exit exit : report.exits()) {
            if (exit.causedByApplication()) {
                LOG.warn(exit.reason());
            } else {
                LOG.info(exit.reason());
            }
        }
        exits.accept(new ExitBatch(report.exits()));
    }

    @Override
    public void finish(Command.Finish finish) {
        ending = Optional.of(finish.ending());
    }

    private void say(String decision) {
        LOG.info(decision);
        reasons.accept(decision);
    }
}
