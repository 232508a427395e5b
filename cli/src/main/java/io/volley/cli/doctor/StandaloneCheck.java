package io.volley.cli.doctor;

import com.google.common.collect.ImmutableList;
import io.volley.cli.doctor.StandaloneFacts.Cluster;
import io.volley.cli.doctor.StandaloneFacts.Master;
import java.util.stream.Collectors;

/** Whether Spark's Masters are there, and have Workers large enough. */
final class StandaloneCheck {
    static final String MASTER = "Master";
    static final String WORKERS = "Workers";
    static final String CORES = "executor's cores";
    static final String EXECUTOR = "executor's size";

    private StandaloneCheck() {}

    static ImmutableList<Finding> of(Settings settings, StandaloneFacts facts) {
        return ImmutableList.of(master(facts), workers(facts), cores(settings), size(settings, facts));
    }

    private static Finding master(StandaloneFacts facts) {
        String silent = facts.masters().stream()
                .filter(master -> master.failure().isPresent())
                .map(master ->
                        "%s: %s".formatted(master.address(), master.failure().get()))
                .collect(Collectors.joining("; "));
        String all = facts.masters().stream().map(Master::address).collect(Collectors.joining(", "));
        if (silent.isEmpty()) {
            return Finding.ok(MASTER, "%s: listening", all);
        }
        return facts.masters().stream().anyMatch(master -> master.failure().isEmpty())
                ? Finding.warning(MASTER, silent, "Start this one too, or leave it out of --master.")
                : Finding.fault(
                        MASTER, silent, "Is it running, is the port of --master right, and may this host reach it?");
    }

    private static Finding workers(StandaloneFacts facts) {
        if (facts.cluster().isEmpty()) {
            return Finding.unknown(
                    WORKERS,
                    "no Master's web page could be read",
                    "Set spark.master.ui.port to its port if it is not 8080.");
        }
        Cluster cluster = facts.cluster().get();
        return cluster.workers() == 0
                ? Finding.fault(WORKERS, "none", "Start Workers; an application would wait for ever.")
                : Finding.ok(
                        WORKERS,
                        "%d, with %d cores and %d MiB together",
                        cluster.workers(),
                        cluster.cores(),
                        cluster.memoryMb());
    }

    private static Finding cores(Settings settings) {
        return settings.text("spark.executor.cores").isPresent()
                ? Finding.ok(CORES, "%s", settings.text("spark.executor.cores").get())
                : Finding.fault(
                        CORES,
                        "spark.executor.cores is not set",
                        "Set it; without it an executor takes a whole Worker, and cannot be counted.");
    }

    private static Finding size(Settings settings, StandaloneFacts facts) {
        long memory;
        int cores;
        try {
            memory = settings.mebibytes("spark.executor.memory").orElse(1024L);
            cores = settings.number("spark.executor.cores", 1);
        } catch (IllegalArgumentException illegal) {
            return Finding.fault(EXECUTOR, String.valueOf(illegal.getMessage()), "Correct this setting.");
        }
        ContainerNeed need = new ContainerNeed(memory, cores);
        if (facts.cluster().isEmpty()) {
            return Finding.unknown(EXECUTOR, need + "; Workers are unknown", "See the row above.");
        }
        Cluster cluster = facts.cluster().get();
        return cores > cluster.largestCores() || memory > cluster.largestMb()
                ? Finding.fault(
                        EXECUTOR,
                        "needs %s, but the largest Worker has %d MiB and %d cores"
                                .formatted(need, cluster.largestMb(), cluster.largestCores()),
                        "Lower spark.executor.memory or spark.executor.cores.")
                : Finding.ok(EXECUTOR, "%s", need);
    }
}
