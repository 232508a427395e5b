package io.volley.benchmarks.race;

import io.volley.benchmarks.race.figure.CpuTimes;
import io.volley.benchmarks.race.figure.MachineUse;
import java.io.IOException;
import java.util.Optional;

/**
 * What a cluster's machine does while something runs there.
 *
 * @param idle what it did for a moment before, while nothing ran; empty where that cannot be known
 * @param begin how busy it had been when that moment was over
 */
record MachineWatch(RaceCluster cluster, CpuTimes idle, Optional<CpuTimes> begin) {
    private static final long MOMENT_MILLIS = 1_000;

    /** Looks for a moment how busy the machine is with nothing, and begins to watch. */
    static MachineWatch start(RaceCluster cluster) throws IOException, InterruptedException {
        Optional<CpuTimes> before = cluster.cpuTimes();
        if (before.isEmpty()) {
            return new MachineWatch(cluster, new CpuTimes(0, 0, 0), before);
        }
        Thread.sleep(MOMENT_MILLIS);
        Optional<CpuTimes> begin = cluster.cpuTimes();
        return new MachineWatch(cluster, begin.orElseThrow().since(before.get()), begin);
    }

    /** What it has done since. */
    MachineUse end() throws IOException {
        Optional<CpuTimes> end = cluster.cpuTimes();
        if (begin.isEmpty() || end.isEmpty()) {
            return MachineUse.UNKNOWN;
        }
        CpuTimes used = end.get().since(begin.get());
        return new MachineUse(used.busySeconds(), idle.busyPart(), used.stolenPart());
    }
}
