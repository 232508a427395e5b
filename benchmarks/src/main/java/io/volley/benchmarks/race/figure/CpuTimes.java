package io.volley.benchmarks.race.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * How long the cores of this machine have been busy since it started, as Linux tells in the first line of its
 * {@code /proc/stat}; all in hundredths of a second.
 *
 * @param busy for processes and for the kernel
 * @param idle for nobody, or until a disk answered
 * @param stolen for other virtual machines
 */
public record CpuTimes(long busy, long idle, long stolen) {
    private static final Path STAT = Path.of("/proc/stat");
    private static final double PER_SECOND = 100;
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int STOLEN = 7;

    /** Those of now; empty where the system does not tell. */
    public static Optional<CpuTimes> now() throws IOException {
        return Files.isReadable(STAT)
                ? Optional.of(parse(Files.readAllLines(STAT).get(0)))
                : Optional.empty();
    }

    /**
     * Reads the line of all cores: {@code cpu} and the times for user, nice, system, idle, iowait, irq, softirq and steal. What
     * follows, for guests, is counted by the first two already.
     */
    static CpuTimes parse(String line) {
        long[] times = Arrays.stream(line.trim().split("\\s+", -1))
                .skip(1)
                .limit(STOLEN + 1)
                .mapToLong(Long::parseLong)
                .toArray();
        long idle = times[IDLE] + times[WAITING];
        return new CpuTimes(Arrays.stream(times).sum() - idle - times[STOLEN], idle, times[STOLEN]);
    }

    /** What was added since. */
    public CpuTimes since(CpuTimes before) {
        return new CpuTimes(busy - before.busy, idle - before.idle, stolen - before.stolen);
    }

    /** Processor time in seconds, of all cores together. */
    public double busySeconds() {
        return busy / PER_SECOND;
    }

    /** The part of the cores' time in which they were busy, from 0 to 1; 0 of no time. */
    public double busyPart() {
        return part(busy);
    }

    /** The part of the cores' time that others took, from 0 to 1; 0 of no time. */
    public double stolenPart() {
        return part(stolen);
    }

    private double part(long time) {
        return (double) time / Math.max(1, busy + idle + stolen);
    }
}
