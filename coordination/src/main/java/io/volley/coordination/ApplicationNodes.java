package io.volley.coordination;

import static com.google.common.base.Preconditions.checkArgument;

import io.volley.core.record.Desired;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.Ending;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.Observed;
import java.util.OptionalInt;

/**
 * The tree of one application, as one run of its driver sees it: in cluster mode what driver and ApplicationMaster tell each
 * other stands below a node of the run, so that no run reads what another has written. Every node has one writer.
 *
 * @param root what all of Volley's nodes stand under, such as {@code /volley}
 * @param applicationId YARN's id of the application
 * @param run the number of the run; empty in client mode, where there is one
 */
public record ApplicationNodes(String root, String applicationId, OptionalInt run) {
    public ApplicationNodes {
        checkArgument(
                root.startsWith("/") && root.length() > 1 && !root.endsWith("/"),
                "root is \"%s\", but must be an absolute path such as /volley",
                root);
        checkArgument(
                !applicationId.isBlank() && !applicationId.contains("/"),
                "application id is \"%s\", but must be a plain name",
                applicationId);
    }

    /** Of an application in client mode. */
    public ApplicationNodes(String root, String applicationId) {
        this(root, applicationId, OptionalInt.empty());
    }

    /** The same application's as a run of its driver sees them. */
    public ApplicationNodes ofRun(int number) {
        return new ApplicationNodes(root, applicationId, OptionalInt.of(number));
    }

    /** The node above all others of the application; holds no record. */
    public String home() {
        return root + "/apps/" + applicationId;
    }

    /** The node above those between the driver, in this run, and the ApplicationMaster. */
    private String drivers() {
        return run.isPresent() ? runs().path() + "/" + run.getAsInt() : home();
    }

    /** Submission → people. Written once. */
    public Node<Spec> spec() {
        return new Node<>(home() + "/spec", Spec.class);
    }

    /** Driver → ApplicationMaster. */
    public Node<Desired> desired() {
        return new Node<>(drivers() + "/desired", Desired.class);
    }

    /** ApplicationMaster → driver. */
    public Node<Observed> observed() {
        return new Node<>(drivers() + "/observed", Observed.class);
    }

    /** ApplicationMaster → driver, which deletes what it has handled. */
    public Directory<ExitBatch> exits() {
        return new Directory<>(drivers() + "/exits", ExitBatch.class);
    }

    /** Driver → ApplicationMaster, in cluster mode: how executors are started. Written once, before anything is desired. */
    public Node<ExecutorLaunch> launch() {
        return new Node<>(drivers() + "/launch", ExecutorLaunch.class);
    }

    /** Driver → ApplicationMaster, in cluster mode: how the run has ended. Written once, and the last that a run writes. */
    public Node<Ending> ending() {
        return new Node<>(drivers() + "/ending", Ending.class);
    }

    /** ApplicationMaster → its next attempt, in cluster mode. The nodes of the runs stand below it. */
    public Node<DriverRuns> runs() {
        return new Node<>(home() + "/runs", DriverRuns.class);
    }

    /** Which attempt of the ApplicationMaster may write. */
    public Node<Epoch> epoch() {
        return new Node<>(home() + "/epoch", Epoch.class);
    }

    /** Ephemeral: the driver lives. */
    public Node<DriverPresence> driver() {
        return new Node<>(drivers() + "/driver", DriverPresence.class);
    }

    /** Ephemeral: the ApplicationMaster lives. */
    public Node<AmPresence> am() {
        return new Node<>(home() + "/am", AmPresence.class);
    }
}
