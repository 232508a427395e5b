package io.volley.spark.scaling;

import com.google.common.collect.ImmutableList;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.plan.Plan;
import io.volley.core.plan.Planner;
import io.volley.core.plan.ProfileFleet;
import io.volley.spark.CheckedSettings;

/** Decides how many executors of one profile are wanted. */
@FunctionalInterface
public interface Sizing {
    /**
     * Decides for the moment.
     *
     * @param demand what the tasks of the profile need
     * @param fleet the executors of the profile
     * @param asked how many Spark itself asks for, or the user through Spark
     */
    Target target(ProfileDemand demand, ProfileFleet fleet, int asked);

    /** As the settings say. */
    static Sizing of(CheckedSettings settings) {
        return settings.allocation().enabled()
                ? planned(new Planner(
                        settings.allocation().limits(),
                        settings.volley().scaling().plan()))
                : asAsked();
    }

    /** Without dynamic allocation: what is asked for. */
    static Sizing asAsked() {
        return (demand, fleet, asked) -> new Target(asked, ImmutableList.of(asked + " asked for by the application"));
    }

    /** Under dynamic allocation: what the planner says. */
    static Sizing planned(Planner planner) {
        return (demand, fleet, asked) -> {
            Plan plan = planner.plan(demand, fleet, asked);
            return new Target(plan.target(), plan.reasons());
        };
    }
}
