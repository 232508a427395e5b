package io.volley.submit;

import io.volley.spark.MasterUrl;
import java.util.Optional;

/**
 * The master that an application is submitted to.
 *
 * @param master as Spark is told
 * @param note what to tell the user of it; empty if it is what he named
 */
record SubmitMaster(String master, Optional<String> note) {
    /** Spark's own YARN, as SparkSubmit knows it. */
    static final String YARN = "yarn";

    private static final String DEFAULT = MasterUrl.PREFIX + YARN;

    /**
     * Puts Volley in charge of YARN and Standalone, and leaves every other master as it is.
     *
     * @param named by options, settings or environment, if there is one
     */
    static SubmitMaster of(Optional<String> named) {
        if (named.isEmpty()) {
            return new SubmitMaster(DEFAULT, Optional.of("No --master is given: using " + DEFAULT));
        }
        String master = named.get();
        if (master.equals(YARN) || master.startsWith("spark://")) {
            return new SubmitMaster(
                    MasterUrl.PREFIX + master,
                    Optional.of("Using --master " + MasterUrl.PREFIX + master + " in place of " + master));
        }
        return new SubmitMaster(
                master,
                MasterUrl.parse(master).isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                "The master " + master + " is neither yarn nor spark://…: running without Volley"));
    }

    /** The master of a request that submits nothing, such as {@code --kill}: a Standalone Master answers itself. */
    static String ofRequest(Optional<String> named) {
        return named.filter(master -> !master.equals(YARN)).orElse(DEFAULT);
    }

    /** Whether it is YARN with Volley. */
    boolean isOurYarn() {
        return master.equals(DEFAULT);
    }

    /** Whether it is Standalone with Volley. */
    boolean isOurStandalone() {
        return master.startsWith(MasterUrl.PREFIX + "spark://");
    }
}
