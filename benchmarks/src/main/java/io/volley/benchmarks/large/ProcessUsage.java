package io.volley.benchmarks.large;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * What a JVM has taken so far.
 *
 * @param cpuMillis processor time
 * @param heapMb the most heap that was in use, in MiB, with what had not been collected yet
 */
record ProcessUsage(long cpuMillis, long heapMb) {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long BYTES_PER_MB = 1 << 20;

    /** This JVM's, as one line. */
    static String line() {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return process.getProcessCpuTime() / NANOS_PER_MILLI + " " + heap / BYTES_PER_MB;
    }

    static ProcessUsage parse(String line) {
        String[] words = line.split(" ", -1);
        return new ProcessUsage(Long.parseLong(words[0]), Long.parseLong(words[1]));
    }
}
