package io.volley.benchmarks.race;

import com.google.common.collect.ImmutableList;
import io.volley.testbed.Sighting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What one application requested of its cluster and held there, over time, as the cluster saw it. */
record ClusterUse(ImmutableList<Sighting> sightings) {
    static ClusterUse of(String application, List<Sighting> all) {
        return new ClusterUse(all.stream()
                .filter(sighting -> sighting.application().equals(application))
                .collect(ImmutableList.toImmutableList()));
    }

    /** When it had first requested so many executors, in milliseconds since 1970; empty if it never had. */
    OptionalLong allRequestedAt(int executors) {
        return sightings.stream()
                .filter(sighting -> sighting.requested() >= executors)
                .mapToLong(Sighting::at)
                .findFirst();
    }

    /** How many executors it held then. */
    int heldAt(long time) {
        return last(time).map(Sighting::held).orElse(0);
    }

    /** How many executors it had requested then, those it held among them. */
    int requestedAt(long time) {
        return last(time).map(Sighting::requested).orElse(0);
    }

    private Optional<Sighting> last(long time) {
        return sightings.stream().filter(sighting -> sighting.at() <= time).reduce((earlier, later) -> later);
    }

    /** Executors held times seconds between two moments, both in milliseconds since 1970. */
    double heldSeconds(long from, long to) {
        double millis = 0;
        long since = from;
        int held = heldAt(from);
        for (Sighting sighting : sightings) {
            if (sighting.at() > from && sighting.at() <= to) {
                millis += (double) held * (sighting.at() - since);
                since = sighting.at();
                held = sighting.held();
            }
        }
        return (millis + (double) held * (to - since)) / 1e3;
    }
}
