package io.volley.benchmarks.large;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a ResourceManager computes, in a process that plays the nodes as well. The server of the nodes is told by the port
 * in its threads' names and not counted; their heartbeats are part of what is computed in peace.
 */
final class WorkClock {
    private static final double NANOS_PER_MILLI = 1e6;

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final int nodePort;
    private double inPeace;

    /**
     * A look at the clock.
     *
     * @param wall nanoseconds of a clock that does not go back
     * @param work nanoseconds computed so far
     */
    record Reading(long wall, long work) {}

    /** @param nodePort where the nodes' server listens */
    WorkClock(int nodePort) {
        this.nodePort = nodePort;
    }

    Reading read() {
        return new Reading(System.nanoTime(), process.getProcessCpuTime() - ofNodes());
    }

    /** Threads of the nodes' server live as long as it does, so that their sum never goes back. */
    private long ofNodes() {
        String suffix = " port " + nodePort;
        return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(info -> info.getThreadName().endsWith(suffix))
                .mapToLong(ThreadInfo::getThreadId)
                .map(id -> Math.max(0, threads.getThreadCpuTime(id)))
                .sum();
    }

    /** Learns what is computed in peace, by looking on for a while. */
    void learnPeace(Duration duration) throws InterruptedException {
        Reading before = read();
        Thread.sleep(duration.toMillis());
        Reading after = read();
        inPeace = (double) (after.work - before.work) / (after.wall - before.wall);
    }

    /** Milliseconds computed since then, above what would have been in peace. */
    double workSince(Reading before) {
        Reading now = read();
        return ((now.work - before.work) - inPeace * (now.wall - before.wall)) / NANOS_PER_MILLI;
    }
}
