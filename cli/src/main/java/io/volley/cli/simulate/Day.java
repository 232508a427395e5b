package io.volley.cli.simulate;

import com.google.common.collect.ImmutableList;

/** A day under one contender. The same load, figures and contender give the same outcome. */
final class Day {
    private final Figures figures;
    private final ImmutableList<Application> applications;

    Day(Figures figures, ImmutableList<Application> applications) {
        this.figures = figures;
        this.applications = applications;
    }

    /** Runs until the day is over and all jobs are done. */
    Outcome run(Contender contender) {
        Agenda agenda = new Agenda();
        Meters meters = new Meters();
        ImmutableList<Driver> drivers = applications.stream()
                .map(application -> new Driver(
                        application, figures, contender.scaling(figures, applications.size()), agenda, meters))
                .collect(ImmutableList.toImmutableList());
        Cluster cluster = new Cluster(figures.capacity(), drivers);
        drivers.forEach(Driver::start);
        agenda.each(Figures.GRANT_EVERY, cluster::grant);
        double end = 60.0 * figures.minutes();
        while ((agenda.now() < end || !drivers.stream().allMatch(Driver::isDone)) && agenda.step()) {}
        drivers.forEach(Driver::end);
        ImmutableList<JobTime> times =
                drivers.stream().flatMap(driver -> driver.times().stream()).collect(ImmutableList.toImmutableList());
        return new Outcome(contender, times, Usage.of(meters, figures, agenda.now()));
    }
}
