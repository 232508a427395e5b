package io.volley.cli.simulate.yarn;

/** What is measured of each run. Times are from the moment when a driver wants its executors. */
enum Measure {
    ALL_ASKED("all asked", "allAsked", "s"),
    ALL_GRANTED("all granted", "allGranted", "s"),
    ALL_STARTED("all started", "allStarted", "s"),
    RESOURCE_MANAGER_CPU("CPU of the ResourceManager", "resourceManagerCpu", "s"),
    APPLICATION_MASTER_CPU("CPU of the ApplicationMaster", "applicationMasterCpu", "s"),
    APPLICATION_MASTER_HEAP("most heap of the ApplicationMaster", "applicationMasterHeap", "MiB"),
    GRANTS("containers granted", "containersGranted", "containers"),
    START_CALLS("calls to start them", "startCalls", "calls"),
    RUNNING("executors that run in the end", "executorsRunning", "executors"),
    NODES("nodes used", "nodesUsed", "nodes");

    private final String label;
    private final String key;
    private final String unit;

    Measure(String label, String key, String unit) {
        this.label = label;
        this.key = key;
        this.unit = unit;
    }

    /** For people. */
    String label() {
        return label;
    }

    /** For programs. */
    String key() {
        return key;
    }

    String unit() {
        return unit;
    }
}
