package io.volley.cli.simulate;

import com.google.common.collect.ImmutableList;

/** The room that applications share. It grants on every beat, one executor to each in turn while something is asked for. */
final class Cluster {
    private final int capacity;
    private final ImmutableList<Driver> drivers;

    Cluster(int capacity, ImmutableList<Driver> drivers) {
        this.capacity = capacity;
        this.drivers = drivers;
    }

    void grant() {
        int free = capacity - drivers.stream().mapToInt(Driver::held).sum();
        boolean granted = true;
        while (free > 0 && granted) {
            granted = false;
            for (Driver driver : drivers) {
                if (free > 0 && driver.held() < driver.target()) {
                    driver.granted();
                    free--;
                    granted = true;
                }
            }
        }
    }
}
