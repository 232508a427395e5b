package io.volley.simulation;

import com.google.common.collect.ImmutableMap;
import io.volley.core.plan.Limits;
import io.volley.simulation.stock.RampSettings;

/** What is compared: a way of sizing an application. */
public enum SimulatedPolicy {
    STOCK("stock", "stock Spark's defaults") {
        @Override
        ScalingModel scaling(DayParameters figures, int applications) {
            return new StockScaling(RampSettings.defaults(upTo(figures, 1), figures.slots()));
        }
    },
    BACKLOG("backlog", "Volley's default") {
        @Override
        ScalingModel scaling(DayParameters figures, int applications) {
            return volley("backlog", figures);
        }
    },
    DEADLINE("deadline", "Volley with spark.volley.policy=deadline") {
        @Override
        ScalingModel scaling(DayParameters figures, int applications) {
            return volley("deadline", figures);
        }
    },
    THRIFTY("thrifty", "stock with executorAllocationRatio=0.5, sustainedSchedulerBacklogTimeout=15s") {
        @Override
        ScalingModel scaling(DayParameters figures, int applications) {
            return new StockScaling(new RampSettings(upTo(figures, 0.5), 0, figures.slots(), 1_000, 15_000));
        }
    },
    INITIAL_MAX("initial-max", "stock with initialExecutors=maxExecutors") {
        @Override
        ScalingModel scaling(DayParameters figures, int applications) {
            return new StockScaling(
                    new RampSettings(upTo(figures, 1), figures.capacity(), figures.slots(), 1_000, 1_000));
        }
    },
    STATIC_ALL("static-all", "the whole cluster, always") {
        @Override
        ScalingModel scaling(DayParameters figures, int applications) {
            return new StaticScaling(figures.capacity() / applications);
        }
    },
    STATIC_FIFTH("static-fifth", "a fifth of the cluster, always") {
        @Override
        ScalingModel scaling(DayParameters figures, int applications) {
            return new StaticScaling(Math.max(1, figures.capacity() / 5 / applications));
        }
    };

    private final String label;
    private final String meaning;

    SimulatedPolicy(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** For one of so many applications that share the cluster. */
    abstract ScalingModel scaling(DayParameters figures, int applications);

    String label() {
        return label;
    }

    String meaning() {
        return meaning;
    }

    @Override
    public String toString() {
        return label;
    }

    private static Limits upTo(DayParameters figures, double ratio) {
        return new Limits(0, figures.capacity(), ratio);
    }

    private static ScalingModel volley(String policy, DayParameters figures) {
        return new VolleyScaling(
                ImmutableMap.<String, String>builder()
                        .putAll(figures.volley())
                        .put("spark.volley.policy", policy)
                        .put("spark.dynamicAllocation.enabled", "true")
                        .put("spark.dynamicAllocation.maxExecutors", Integer.toString(figures.capacity()))
                        .buildKeepingLast(),
                figures.slots());
    }
}
