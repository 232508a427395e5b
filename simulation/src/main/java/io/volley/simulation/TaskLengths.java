package io.volley.simulation;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Random;

/** How long the tasks of a stage take. */
sealed interface TaskLengths {
    /** Of the logarithm of a drawn length. */
    double SPREAD = 0.4;

    /** How many tasks there are. */
    int tasks();

    /** How long one of them takes on average, in seconds. */
    double meanSeconds();

    /**
     * How long the task takes that begins now, in seconds.
     *
     * @param place of the task, counted from 0
     */
    double next(int place, Random random);

    /** Log-normal around the mean. */
    record Drawn(int tasks, double meanSeconds) implements TaskLengths {
        @Override
        public double next(int place, Random random) {
            return meanSeconds * Math.exp(SPREAD * random.nextGaussian() - SPREAD * SPREAD / 2);
        }
    }

    /**
     * As they were once.
     *
     * @param seconds of each task by its place
     * @param times how often all of them come, one after the other
     */
    record Recorded(ImmutableDoubleArray seconds, int times) implements TaskLengths {
        @Override
        public int tasks() {
            return seconds.length() * times;
        }

        @Override
        public double meanSeconds() {
            return seconds.stream().average().orElse(0);
        }

        @Override
        public double next(int place, Random random) {
            return seconds.get(place % seconds.length());
        }
    }
}
