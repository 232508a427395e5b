package io.volley.benchmarks.large;

import io.volley.benchmarks.Measure;

/** What is measured of each run. Times are from the moment when a driver wants its executors. */
enum LargeMeasure {
    ALL_REQUESTED("all requested", "allRequested", "s"),
    ALL_ALLOCATED("all allocated", "allAllocated", "s"),
    ALL_STARTED("all started", "allStarted", "s"),
    RESOURCE_MANAGER_CPU("CPU of the ResourceManager", "resourceManagerCpu", "s"),
    APPLICATION_MASTER_CPU("CPU of the ApplicationMaster", "applicationMasterCpu", "s"),
    APPLICATION_MASTER_HEAP("peak heap of the ApplicationMaster", "applicationMasterHeap", "MiB"),
    ALLOCATIONS("containers allocated", "containersAllocated", "containers"),
    START_CALLS("calls to start them", "startCalls", "calls"),
    RUNNING("executors running at the end", "executorsRunning", "executors"),
    NODES("nodes used", "nodesUsed", "nodes");

    private final Measure measure;

    LargeMeasure(String label, String key, String unit) {
        this.measure = new Measure(label, key, unit);
    }

    Measure measure() {
        return measure;
    }
}
