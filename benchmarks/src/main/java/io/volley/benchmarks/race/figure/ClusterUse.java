package io.volley.benchmarks.race.figure;

import io.volley.benchmarks.race.job.JobRecording;
import io.volley.benchmarks.race.job.JobRecording.ExecutorTime;
import io.volley.testbed.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What one application requested of its cluster and held there, over time.
 *
 * @param sightings in the order of time, each true until the next
 */
public record ClusterUse(List<Sighting> sightings) {
    public ClusterUse {
        sightings = List.copyOf(sightings);
    }

    /** What the cluster saw of one of its applications. */
    public static ClusterUse of(String application, List<Sighting> all) {
        return new ClusterUse(all.stream()
                .filter(sighting -> sighting.application().equals(application))
                .toList());
    }

    /**
     * What the driver saw, where the cluster cannot be watched: executors from registration to removal, and nothing of those
     * that were requested.
     */
    public static ClusterUse of(JobRecording seen) {
        Map<Long, Integer> changes = new TreeMap<>();
        for (ExecutorTime executor : seen.executors()) {
            changes.merge(executor.registered(), 1, Integer::sum);
            if (executor.removed() != ExecutorTime.STILL_THERE) {
                changes.merge(executor.removed(), -1, Integer::sum);
            }
        }
        List<Sighting> sightings = new ArrayList<>();
        int held = 0;
        for (Map.Entry<Long, Integer> change : changes.entrySet()) {
            held += change.getValue();
            sightings.add(new Sighting(change.getKey(), seen.application(), held, held));
        }
        return new ClusterUse(sightings);
    }

    /** When it had first requested so many executors, in milliseconds since 1970; empty if it never had. */
    public OptionalLong allRequestedAt(int executors) {
        return sightings.stream()
                .filter(sighting -> sighting.requested() >= executors)
                .mapToLong(Sighting::at)
                .findFirst();
    }

    /** How many executors it held then. */
    public int heldAt(long time) {
        return last(time).map(Sighting::held).orElse(0);
    }

    /** How many executors it had requested then, those it held among them. */
    public int requestedAt(long time) {
        return last(time).map(Sighting::requested).orElse(0);
    }

    private Optional<Sighting> last(long time) {
        return sightings.stream().filter(sighting -> sighting.at() <= time).reduce((earlier, later) -> later);
    }

    /** Executors held times seconds between two moments, both in milliseconds since 1970. */
    public double heldSeconds(long from, long to) {
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
