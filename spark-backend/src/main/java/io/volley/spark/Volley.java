package io.volley.spark;

import io.volley.core.record.ProfileId;
import io.volley.spark.scaling.Scaling;
import java.time.Duration;
import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceProfile;

/**
 * What a program can tell Volley and ask of it.
 *
 * <pre>{@code
 * Volley volley = Volley.of(spark.sparkContext());
 * volley.expectWork(Duration.ofSeconds(2), 400, Duration.ofSeconds(30));   // 400 tasks of 2 s, to be done in 30 s
 * System.out.println(volley.status());
 * }</pre>
 *
 * <p>Safe for several threads.
 */
public final class Volley {
    private final SparkContext context;
    private final Scaling scaling;

    private Volley(SparkContext context, Scaling scaling) {
        this.context = context;
        this.scaling = scaling;
    }

    /**
     * Volley in an application.
     *
     * @throws IllegalArgumentException if the application's master does not begin with {@code spark-volley:}
     * @throws IllegalStateException if the application has ended
     */
    public static Volley of(SparkContext context) {
        if (context.isStopped()) {
            throw new IllegalStateException("The SparkContext has been stopped");
        }
        return new Volley(context, scaling(context.schedulerBackend(), context.master()));
    }

    static Scaling scaling(Object backend, String master) {
        if (backend instanceof Scaled ours) {
            return ours.scaling();
        }
        throw new IllegalArgumentException("spark.master is \"" + master + "\", but must begin with " + MasterUrl.PREFIX
                + "; for example " + MasterUrl.PREFIX + "yarn");
    }

    /**
     * Announces work that Spark does not know of yet, so that executors are requested ahead of the stage. The announcement
     * stands until so many tasks have been submitted, or until the time is up. Under dynamic allocation only, and under
     * every policy but {@code stock}.
     *
     * @param taskTime how long one task takes
     * @param tasks how many there will be
     * @param within in what time from now they shall all be done
     * @throws IllegalArgumentException if one of them is not positive
     */
    public void expectWork(Duration taskTime, int tasks, Duration within) {
        scaling.expect(ProfileId.DEFAULT, tasks, taskTime, within);
    }

    /**
     * As {@link #expectWork(Duration, int, Duration)}, for the tasks of a resource profile. No RDD need have the profile yet.
     * One that Spark does not support on this cluster it refuses with an exception of its own.
     */
    public void expectWork(Duration taskTime, int tasks, Duration within, ResourceProfile profile) {
        context.resourceProfileManager().addResourceProfile(profile);
        scaling.expect(new ProfileId(profile.id()), tasks, taskTime, within);
    }

    /** How the application is sized now, and why. */
    public Status status() {
        return scaling.status();
    }

    /** A backend that Volley sizes. */
    public interface Scaled {
        /**
         * What sizes it.
         *
         * @throws IllegalStateException before it has started and after it has stopped
         */
        Scaling scaling();
    }
}
