package io.volley.standalone;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.volley.core.record.ProfileId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When the Master is told how many executors of each profile the application may have. A Master that has taken over from
 * another does not know, and nobody tells it but us: so the whole map is told again when the Master is lost, until one has
 * answered, and now and then for insurance. Belongs to one thread. Times are seconds on a clock that does not go back.
 */
final class MasterLimits {
    /** How long to wait before the Master is asked again that has not answered, or has refused. */
    static final double RETRY = 1;

    /** How often the Master is told what it should know already. */
    static final double INSURANCE = 10;

    private ImmutableMap<ProfileId, Integer> wanted = ImmutableMap.of();
    private Optional<ImmutableMap<ProfileId, Integer>> told = Optional.empty();
    private long number;
    private boolean underWay;
    private boolean stale;
    private double lastTold;

    /** So many executors of each profile from now on, and none of a profile that is not named. */
    void want(Map<ProfileId, Integer> totals) {
        // The Master keeps the limit of a profile that it is told nothing of.
        Map<ProfileId, Integer> all = new TreeMap<>(Maps.transformValues(wanted, before -> 0));
        all.putAll(totals);
        wanted = ImmutableMap.copyOf(all);
    }

    /** How many of a profile are wanted as of now. */
    int wanted(ProfileId profile) {
        return wanted.getOrDefault(profile, 0);
    }

    /** The Master has gone away; whoever comes next knows nothing, and the answer of the one before tells nothing. */
    void lost() {
        stale = true;
        underWay = false;
        number++;
    }

    /** What the Master is to be told now, if anything. */
    Optional<Message> next(double now) {
        boolean changed = told.isEmpty() ? !wanted.isEmpty() : !told.get().equals(wanted);
        boolean retry = stale && now - lastTold >= RETRY;
        boolean insurance = told.isPresent() && now - lastTold >= INSURANCE;
        // A Master that hangs never answers, and Spark does not tell when another takes over in its place.
        boolean awaited = underWay && now - lastTold < INSURANCE;
        if (awaited || !((changed && !stale) || retry || insurance)) {
            return Optional.empty();
        }
        underWay = true;
        lastTold = now;
        number++;
        told = Optional.of(wanted);
        return Optional.of(new Message(number, wanted));
    }

    /**
     * The Master has answered, or has not.
     *
     * @param which the number of the message; only an answer to the last one counts
     */
    void answered(long which, boolean acknowledged) {
        if (which == number) {
            underWay = false;
            stale = !acknowledged;
        }
    }

    /**
     * What the Master is told.
     *
     * @param totals how many executors there may be, of each profile
     */
    record Message(long number, ImmutableMap<ProfileId, Integer> totals) {}
}
