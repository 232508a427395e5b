package io.volley.simulation;

import com.google.common.collect.ImmutableList;

/** The room that applications share. It allocates on every heartbeat, one executor to each in turn while something is requested. */
final class SimulatedCluster {
    private final int capacity;
    private final ImmutableList<DriverModel> drivers;

    SimulatedCluster(int capacity, ImmutableList<DriverModel> drivers) {
        this.capacity = capacity;
        this.drivers = drivers;
    }

    void allocate() {
        int free = capacity - drivers.stream().mapToInt(DriverModel::held).sum();
        boolean allocated = true;
        while (free > 0 && allocated) {
            allocated = false;
            for (DriverModel driver : drivers) {
                if (free > 0 && driver.held() < driver.target()) {
                    driver.allocated();
                    free--;
                    allocated = true;
                }
            }
        }
    }
}
