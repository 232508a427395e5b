package io.volley.spark.scaling;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.demand.AnnouncedWork;
import io.volley.core.demand.ExpectedWork;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.record.ProfileId;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

/** What tasks need, with the work that the program has announced. Belongs to the driver's loop. Times are seconds on one clock. */
final class AnnouncedDemand {
    private final DoubleFunction<ImmutableSortedMap<ProfileId, ProfileDemand>> tasks;
    private final AnnouncedWork announced = new AnnouncedWork();

    /** @param tasks what the tasks of each profile need at a time */
    AnnouncedDemand(DoubleFunction<ImmutableSortedMap<ProfileId, ProfileDemand>> tasks) {
        this.tasks = tasks;
    }

    /** The program expects work that Spark does not know of yet. */
    void announce(ProfileId profile, ExpectedWork work, double now) {
        announced.announce(profile, work, now);
    }

    /** A stage has been submitted; its tasks may have been announced. */
    void came(ProfileId profile, int count) {
        announced.came(profile, count);
    }

    /** What each profile needs; one that needs nothing may not be named. */
    ImmutableSortedMap<ProfileId, ProfileDemand> at(double now) {
        Map<ProfileId, ProfileDemand> needed = new TreeMap<>(tasks.apply(now));
        for (ProfileId profile : announced.profiles()) {
            ImmutableList<ExpectedWork> expected = announced.expected(profile, now);
            ProfileDemand known = needed.getOrDefault(profile, ProfileDemand.NONE);
            needed.put(profile, new ProfileDemand(known.stages(), known.unschedulableTaskSets(), expected));
        }
        return ImmutableSortedMap.copyOf(needed);
    }
}
