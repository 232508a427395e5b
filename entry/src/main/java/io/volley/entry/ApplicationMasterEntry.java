package io.volley.entry;

import java.util.Optional;

/** The main class that YARN starts for the ApplicationMaster. On a node whose Java is too old it ends with status 1. */
public final class ApplicationMasterEntry {
    private static final String MAIN = "io.volley.yarn.ApplicationMasterMain";

    private ApplicationMasterEntry() {}

    /** Runs the ApplicationMaster, which ends the process itself. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Optional<String> fault = fault(RunningJava.here());
        if (fault.isPresent()) {
            System.err.println(fault.get());
            System.exit(1);
        }
        Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    static Optional<String> fault(RunningJava java) {
        return java.fault(
                "the ApplicationMaster on this node",
                "set spark.yarn.appMasterEnv.JAVA_HOME to a Java 17 that is on all nodes");
    }
}
