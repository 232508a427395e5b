package io.volley.core.plan;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.volley.core.demand.ExpectedWork;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.demand.StageDemand;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A line of the examples in the Javadoc of {@link Planner}: policy, work, executors, and the plan in words. */
record Example(String policy, String work, String executors, String plan) {
    private static final int SLOTS = 4;
    private static final double START_UP = 5;
    private static final Limits LIMITS = new Limits(0, 50, 1);
    private static final Pattern WAITING = Pattern.compile("(barrier )?(\\d+) x ([\\d.?]+)");
    private static final Pattern RUNNING = Pattern.compile("(\\d+) run ([\\d.]+)");
    private static final Pattern ANNOUNCED = Pattern.compile("announced (\\d+) x ([\\d.]+) in ([\\d.]+)");
    private static final Pattern STARTING = Pattern.compile("(\\d+) starting ([\\d.]+)");

    static Example parse(String line) {
        List<String> cells = Splitter.on('|').trimResults().splitToList(line);
        return new Example(
                cells.get(0), cells.get(1), cells.get(2), String.join(" | ", cells.subList(3, cells.size())));
    }

    /** The plan as the example would print it. */
    String planned() {
        Policy chosen = Policy.valueOf(policy.toUpperCase(Locale.ROOT));
        PlanSettings settings = new PlanSettings(chosen, OptionalDouble.empty(), 50, 0.1);
        Plan plan = new Planner(LIMITS, settings).plan(demand(), supply(), 2);
        String change = (plan.request() > 0 ? ", request " + plan.request() : "")
                + (plan.withdraw() > 0 ? ", withdraw " + plan.withdraw() : "")
                + (plan.unpark() > 0 ? ", unpark " + plan.unpark() : "");
        return plan.target() + change + ": " + plan.reason();
    }

    private ProfileDemand demand() {
        ImmutableList.Builder<StageDemand> stages = ImmutableList.builder();
        int stage = 0;
        String stageWork = ANNOUNCED.matcher(work).replaceAll("");
        for (MatchResult waiting : WAITING.matcher(stageWork).results().toList()) {
            OptionalDouble seconds = waiting.group(3).equals("?")
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(waiting.group(3)));
            stages.add(new StageDemand(
                    stage++, 0, 0, Integer.parseInt(waiting.group(2)), 0, 0, waiting.group(1) != null, seconds, 0));
        }
        for (MatchResult running : RUNNING.matcher(stageWork).results().toList()) {
            int tasks = Integer.parseInt(running.group(1));
            double left = Double.parseDouble(running.group(2));
            stages.add(new StageDemand(stage++, 0, 0, 0, tasks, 0, false, OptionalDouble.of(2 * left), tasks * left));
        }
        ImmutableList.Builder<ExpectedWork> expected = ImmutableList.builder();
        ANNOUNCED
                .matcher(work)
                .results()
                .forEach(announced -> expected.add(new ExpectedWork(
                        Integer.parseInt(announced.group(1)),
                        Double.parseDouble(announced.group(2)),
                        Double.parseDouble(announced.group(3)))));
        return new ProfileDemand(stages.build(), 0, expected.build());
    }

    private ProfileSupply supply() {
        ImmutableList<ProfileSupply.Batch> starting = STARTING.matcher(executors)
                .results()
                .map(batch ->
                        new ProfileSupply.Batch(Integer.parseInt(batch.group(1)), Double.parseDouble(batch.group(2))))
                .collect(ImmutableList.toImmutableList());
        int ready = count("ready");
        int parked = count("parked");
        int target = ready
                + parked
                + starting.stream().mapToInt(ProfileSupply.Batch::executors).sum();
        return new ProfileSupply(SLOTS, target, starting, ready, parked, 0, START_UP);
    }

    private int count(String what) {
        return Pattern.compile("(\\d+) " + what)
                .matcher(executors)
                .results()
                .mapToInt(count -> Integer.parseInt(count.group(1)))
                .sum();
    }

    @Override
    public String toString() {
        return "%-8s | %-26s | %-20s | %s".formatted(policy, work, executors, plan);
    }
}
