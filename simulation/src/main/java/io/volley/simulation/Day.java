package io.volley.simulation;

import com.google.common.collect.ImmutableList;

/** A day under one policy. The same load, figures and policy give the same outcome. */
public final class Day {
    private final DayParameters figures;
    private final ImmutableList<SimulatedApplication> applications;

    public Day(DayParameters figures, ImmutableList<SimulatedApplication> applications) {
        this.figures = figures;
        this.applications = applications;
    }

    /** Runs until the day is over and all jobs are done. */
    public DayOutcome run(SimulatedPolicy policy) {
        EventQueue agenda = new EventQueue();
        Meters meters = new Meters();
        ImmutableList<DriverModel> drivers = applications.stream()
                .map(application -> new DriverModel(
                        application, figures, policy.scaling(figures, applications.size()), agenda, meters))
                .collect(ImmutableList.toImmutableList());
        SimulatedCluster cluster = new SimulatedCluster(figures.capacity(), drivers);
        drivers.forEach(DriverModel::start);
        agenda.each(DayParameters.ALLOCATE_EVERY, cluster::allocate);
        double end = 60.0 * figures.minutes();
        while ((agenda.now() < end || !drivers.stream().allMatch(DriverModel::isDone)) && agenda.step()) {}
        drivers.forEach(DriverModel::end);
        ImmutableList<JobTime> times =
                drivers.stream().flatMap(driver -> driver.times().stream()).collect(ImmutableList.toImmutableList());
        return new DayOutcome(policy, times, DayUsage.of(meters, figures, agenda.now()));
    }
}
