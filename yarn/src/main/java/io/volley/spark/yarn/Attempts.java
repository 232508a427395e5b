package io.volley.spark.yarn;

import java.io.IOException;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** The port to YARN's attempts of the ApplicationMaster. */
interface Attempts {
    /** How many have failed and still count. */
    int failedAttempts() throws IOException, YarnException;

    /** How many may fail before the application does. */
    int mostAttempts();

    /** Gives up an ApplicationMaster that is silent: YARN starts the next attempt, and the executors run on. */
    void failAttempt(ApplicationAttemptId attempt) throws IOException, YarnException;
}
