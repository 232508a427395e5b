package io.volley.coordination;

import static com.google.common.base.Preconditions.checkArgument;

import io.volley.core.record.Desired;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.Observed;

/**
 * The tree of one application. Every node has one writer.
 *
 * @param root what all of Volley's nodes stand under, such as {@code /volley}
 * @param applicationId YARN's id of the application
 */
public record ApplicationNodes(String root, String applicationId) {
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

    /** The node above all others of the application; holds no record. */
    public String home() {
        return root + "/apps/" + applicationId;
    }

    /** Driver → people. Written once. */
    public Node<Spec> spec() {
        return new Node<>(home() + "/spec", Spec.class);
    }

    /** Driver → ApplicationMaster. */
    public Node<Desired> desired() {
        return new Node<>(home() + "/desired", Desired.class);
    }

    /** ApplicationMaster → driver. */
    public Node<Observed> observed() {
        return new Node<>(home() + "/observed", Observed.class);
    }

    /** ApplicationMaster → driver, which deletes what it has handled. */
    public Directory<ExitBatch> exits() {
        return new Directory<>(home() + "/exits", ExitBatch.class);
    }

    /** Which attempt of the ApplicationMaster may write. */
    public Node<Epoch> epoch() {
        return new Node<>(home() + "/epoch", Epoch.class);
    }

    /** Ephemeral: the driver lives. */
    public Node<DriverPresence> driver() {
        return new Node<>(home() + "/driver", DriverPresence.class);
    }

    /** Ephemeral: the ApplicationMaster lives. */
    public Node<AmPresence> am() {
        return new Node<>(home() + "/am", AmPresence.class);
    }
}
