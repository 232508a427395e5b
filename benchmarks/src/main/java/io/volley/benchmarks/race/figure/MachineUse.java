package io.volley.benchmarks.race.figure;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What the machine did for a run, the clusters on it included.
 *
 * @param cpuSeconds of all its processes, from before the first submission until nothing of the run was left; not a number
 *     where it cannot be known
 * @param busyBefore the part of the machine that was busy while nothing of the run was there, from 0 to 1
 * @param stolen the part of its time that other virtual machines took from it meanwhile, from 0 to 1
 */
public record MachineUse(double cpuSeconds, double busyBefore, double stolen) {
    /** Of a run elsewhere: nothing is known of the machines. */
    public static final MachineUse UNKNOWN = new MachineUse(Double.NaN, 0, 0);

    private static final double MOST_BUSY_BEFORE = 0.1;
    private static final double MOST_STOLEN = 0.02;

    /** Whether nothing but the run can have made it faster or slower. */
    @JsonIgnore
    public boolean isQuiet() {
        return busyBefore <= MOST_BUSY_BEFORE && stolen <= MOST_STOLEN;
    }
}
