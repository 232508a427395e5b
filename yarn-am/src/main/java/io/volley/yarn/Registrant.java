package io.volley.yarn;

import java.util.OptionalInt;

/**
 * What YARN shows of the ApplicationMaster.
 *
 * @param host where it runs
 * @param trackingUrl the driver's pages, may be empty
 * @param historyUrl the application's pages once it has ended, may be empty
 */
record Registrant(String host, String trackingUrl, String historyUrl) {
    /**
     * The pages of an application that has ended. The driver's own have ended with it, so without any YARN shows its own.
     *
     * @param run the driver's last, in cluster mode: the history server knows it as the application's attempt
     */
    String pagesAfter(OptionalInt run) {
        return run.isPresent() && !historyUrl.isEmpty() ? historyUrl + "/" + run.getAsInt() : historyUrl;
    }
}
