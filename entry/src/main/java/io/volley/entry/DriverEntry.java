package io.volley.entry;

import java.util.Optional;

/** The main class that YARN starts for the driver in cluster mode. On a node whose Java is too old it ends with status 10. */
public final class DriverEntry {
    private static final String MAIN = "io.volley.spark.yarn.DriverMain";

    /** As stock Spark's ApplicationMaster for what goes wrong before the program starts. */
    private static final int NOT_STARTED = 10;

    private DriverEntry() {}

    /** Runs the driver, which ends the process itself. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Optional<String> fault = fault(RunningJava.here());
        if (fault.isPresent()) {
            System.err.println(fault.get());
            System.exit(NOT_STARTED);
        }
        Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    static Optional<String> fault(RunningJava java) {
        return java.fault(
                "the driver on this node", "set spark.yarn.appMasterEnv.JAVA_HOME to a Java 17 that is on all nodes");
    }
}
