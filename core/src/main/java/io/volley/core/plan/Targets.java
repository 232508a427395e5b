package io.volley.core.plan;

import com.google.common.primitives.Ints;
import io.volley.core.record.Wanted;
import java.util.Locale;

/** From what is needed to what is wanted. */
public final class Targets {
    private Targets() {}

    /** Without dynamic allocation: what Spark asks for, which is what the user asked for. */
    public static Wanted fixed(Need need) {
        return new Wanted(need.size(), need.asked(), need.hosts(), need.asked() + " asked for by the application");
    }

    /**
     * With dynamic allocation: what Spark asks for, lifted at once to what all waiting and running tasks can fill.
     *
     * <p>Spark's own target climbs there in rounds of 1, 2, 4, 8 …; it comes down by itself when tasks end.
     *
     * @return the greater of Spark's target and {@code ceil(tasks × ratio / slots)}, at most {@code limits.most()}
     */
    public static Wanted dynamic(Need need, Limits limits) {
        int filled = Ints.saturatedCast((long) Math.ceil(need.tasks() * limits.ratio() / need.slots()));
        int target = Math.min(Math.max(need.asked(), filled), limits.most());
        String reason = filled > need.asked()
                ? String.format(
                        Locale.ROOT,
                        "%d tasks wait or run, %d at once in an executor%s; Spark's own ramp is at %d%s",
                        need.tasks(),
                        need.slots(),
                        limits.ratio() < 1 ? ", at ratio " + limits.ratio() : "",
                        need.asked(),
                        filled > limits.most() ? "; held to the maximum of " + limits.most() : "")
                : need.asked() + " asked for by Spark, " + need.tasks() + " tasks wait or run";
        return new Wanted(need.size(), target, need.hosts(), reason);
    }
}
