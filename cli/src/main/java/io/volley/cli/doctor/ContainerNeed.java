package io.volley.cli.doctor;

/**
 * How large a container has to be, by stock Spark's reckoning.
 *
 * @param memoryMb heap, overhead and what else there is
 */
record ContainerNeed(long memoryMb, int cores) {
    private static final long LEAST_OVERHEAD_MB = 384;
    private static final double OVERHEAD = 0.1;

    /**
     * With Python's memory where that is set: Spark adds it for programs in Python alone.
     *
     * @throws IllegalArgumentException if a setting is not legal; the message says so
     */
    static ContainerNeed ofExecutor(Settings settings) {
        long memory = settings.mebibytes("spark.executor.memory").orElse(1024L);
        double factor = settings.fraction("spark.executor.memoryOverheadFactor", OVERHEAD);
        long least = settings.mebibytes("spark.executor.minMemoryOverhead").orElse(LEAST_OVERHEAD_MB);
        long overhead =
                settings.mebibytes("spark.executor.memoryOverhead").orElse(Math.max((long) (memory * factor), least));
        long offHeap = settings.isTrue("spark.memory.offHeap.enabled")
                ? settings.bytes("spark.memory.offHeap.size", 1).orElse(0L) >> 20
                : 0;
        long python = settings.mebibytes("spark.executor.pyspark.memory").orElse(0L);
        return new ContainerNeed(memory + overhead + offHeap + python, settings.number("spark.executor.cores", 1));
    }

    /** @throws IllegalArgumentException if a setting is not legal; the message says so */
    static ContainerNeed ofApplicationMaster(Settings settings) {
        long memory = settings.mebibytes("spark.yarn.am.memory").orElse(512L);
        long overhead = settings.mebibytes("spark.yarn.am.memoryOverhead")
                .orElse(Math.max((long) (memory * OVERHEAD), LEAST_OVERHEAD_MB));
        return new ContainerNeed(memory + overhead, settings.number("spark.yarn.am.cores", 1));
    }

    @Override
    public String toString() {
        return "%d MiB and %d cores".formatted(memoryMb, cores);
    }
}
