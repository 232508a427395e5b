package io.volley.yarn;

import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.Epoch;
import io.volley.coordination.FencedException;
import io.volley.coordination.FencingToken;
import io.volley.coordination.Node;
import io.volley.core.record.Desired;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.Observed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What both sides share. Every write of an attempt is refused once a later one has taken the token. */
final class SimulatedStore {
    private static final Node<Epoch> EPOCH = new ApplicationNodes("/volley", "application_1").epoch();

    /** What can be watched. */
    enum Spot {
        DESIRED,
        OBSERVED,
        EXITS,
        DRIVER,
        AM
    }

    private final Trace trace;
    private final List<StoreLine> lines = new ArrayList<>();
    private final Map<Spot, StoreLine> present = new EnumMap<>(Spot.class);
    private final TreeMap<Integer, ExitBatch> exits = new TreeMap<>();
    private Optional<Desired> desired = Optional.empty();
    private Optional<Desired> desiredBefore = Optional.empty();
    private Optional<Observed> observed = Optional.empty();
    private Optional<FencingToken> token = Optional.empty();
    private int appended;
    private boolean reliable;

    SimulatedStore(Trace trace) {
        this.trace = trace;
    }

    boolean reliable() {
        return reliable;
    }

    /** From now on no event is lost, and what was lost before is told. */
    void beReliable() {
        reliable = true;
        lines.forEach(StoreLine::tellAll);
    }

    void join(StoreLine line) {
        lines.add(line);
    }

    void leave(StoreLine line) {
        lines.remove(line);
    }

    Optional<Desired> desired() {
        return desired;
    }

    /** What a server that lags behind may still show. */
    Optional<Desired> desiredBefore() {
        return desiredBefore;
    }

    Optional<Observed> observed() {
        return observed;
    }

    Map<Integer, ExitBatch> exits() {
        return exits;
    }

    boolean present(Spot spot) {
        return present.containsKey(spot);
    }

    void write(Desired newest) {
        desiredBefore = desired;
        desired = Optional.of(newest);
        changed(Spot.DESIRED);
    }

    void write(Observed newest, FencingToken writer) {
        check(writer);
        observed = Optional.of(newest);
        changed(Spot.OBSERVED);
    }

    void append(ExitBatch batch, FencingToken writer) {
        check(writer);
        appended++;
        exits.put(appended, batch);
        trace.say("store", "exits " + appended + " of attempt " + writer.attempt());
        changed(Spot.EXITS);
    }

    void delete(int batch) {
        exits.remove(batch);
    }

    FencingToken takeToken(int attempt) {
        int holder = token.map(FencingToken::attempt).orElse(0);
        if (holder >= attempt) {
            throw new FencedException("attempt %s holds the token".formatted(holder));
        }
        FencingToken taken = new FencingToken(
                EPOCH, attempt, token.map(before -> before.version() + 1).orElse(0));
        token = Optional.of(taken);
        trace.say("store", "attempt " + attempt + " takes the token");
        return taken;
    }

    private void check(FencingToken writer) {
        if (!token.equals(Optional.of(writer))) {
            trace.say("store", "attempt " + writer.attempt() + " is refused");
            throw new FencedException("not the token of attempt %s".formatted(writer.attempt()));
        }
    }

    void appear(Spot spot, StoreLine line) {
        trace.say("store", spot + " is there");
        present.put(spot, line);
        changed(spot);
    }

    void vanish(Spot spot, StoreLine line) {
        if (present.remove(spot, line)) {
            trace.say("store", spot + " is gone");
            changed(spot);
        }
    }

    private void changed(Spot spot) {
        lines.forEach(line -> line.changed(spot));
    }
}
