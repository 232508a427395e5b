package io.volley.standalone;

import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ProfileId;
import java.util.List;
import java.util.function.Consumer;

/** What is said to Spark's Master. Both return at once. */
interface MasterPort {
    /**
     * So many executors of each profile there may be. A profile that is not named keeps the limit it has.
     *
     * @param answered told, on any thread, whether the Master has taken it
     */
    void tell(ImmutableMap<ProfileId, Integer> totals, Consumer<Boolean> answered);

    /** It is to end these executors. It does not answer, and says nothing of those that it does not know any more. */
    void kill(List<String> executors);
}
