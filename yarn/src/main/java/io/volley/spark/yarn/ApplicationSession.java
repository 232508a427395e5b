package io.volley.spark.yarn;

import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.Store;
import io.volley.core.record.Desired;
import io.volley.core.record.ExecutorSize;
import io.volley.spark.ApplicationFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** One application on YARN, as its driver deals with it: one that the driver submits, or one that has started the driver. */
interface ApplicationSession extends Attempts, AutoCloseable {
    String applicationId();

    YarnSettings settings();

    Store store();

    ApplicationNodes nodes();

    /**
     * Has the ApplicationMaster begin to request executors.
     *
     * @param size what an executor of the default profile takes; refused if YARN has no such container
     * @param first what is desired initially
     */
    void begin(ExecutorSize size, Desired first) throws IOException, YarnException, InterruptedException;

    /** Says which of these types of resources YARN lacks, and which it knows; empty if it lacks none. */
    Optional<String> lack(Set<String> resources) throws IOException, YarnException;

    /** Whether YARN answers this process about the application. */
    boolean mayAskYarn();

    /** What YARN says of the application; empty if it does not know it any more. */
    Optional<ApplicationReport> report() throws IOException, YarnException;

    /** The application cannot go on, and Spark's context is about to be ended for that reason. */
    default void failing(String reason) {}

    /**
     * Spark's context has ended: the ApplicationMaster is told what that means, in the background.
     *
     * @param exitCode what the context was told to end with
     * @param failure knows whether it was ended for a reason
     */
    void contextEnded(int exitCode, ApplicationFailure failure, YarnCluster cluster);

    /**
     * Waits until YARN says that the application is over, if it ends with Spark's context.
     *
     * @param limit how long the ApplicationMaster may take to give everything back before the application is ended by force
     */
    void awaitEnd(Duration limit) throws InterruptedException;

    /** Ends the application by force, if it ends with Spark's context. */
    void kill(String why);

    /** Leaves nothing of its own behind. */
    @Override
    void close();
}
