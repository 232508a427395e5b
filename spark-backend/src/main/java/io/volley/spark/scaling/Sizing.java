package io.volley.spark.scaling;

import com.google.common.collect.ImmutableList;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.plan.Plan;
import io.volley.core.plan.Planner;
import io.volley.core.plan.ProfileSupply;
import io.volley.spark.CheckedSettings;

/** Decides how many executors of one profile are wanted. */
@FunctionalInterface
public interface Sizing {
    /**
     * Decides for the moment.
     *
     * @param demand what the tasks of the profile need
     * @param supply the executors of the profile
     * @param requested how many Spark itself requests, or the user through Spark
     */
    Target target(ProfileDemand demand, ProfileSupply supply, int requested);

    /** As the settings say. */
    static Sizing of(CheckedSettings settings) {
        return settings.allocation().enabled()
                ? planned(new Planner(
                        settings.allocation().limits(),
                        settings.volley().scaling().plan()))
                : asRequested();
    }

    /** Without dynamic allocation: what is requested. */
    static Sizing asRequested() {
        return (demand, supply, requested) ->
                new Target(requested, ImmutableList.of(requested + " requested by the application"));
    }

    /** Under dynamic allocation: what the planner says. */
    static Sizing planned(Planner planner) {
        return (demand, supply, requested) -> {
            Plan plan = planner.plan(demand, supply, requested);
            return new Target(plan.target(), plan.reasons());
        };
    }
}
