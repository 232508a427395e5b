package io.volley.cli.demo;

import io.volley.cli.demo.DriverEvent.Kind;
import io.volley.testbed.ClusterProcess;
import io.volley.testbed.process.Processes;
import io.volley.testbed.yarn.ApplicationMasters;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Kills the ApplicationMaster of the demo's job, once, in the middle of the job. */
final class ApplicationMasterKill {
    private final ClusterProcess cluster;
    private OptionalLong killedAt = OptionalLong.empty();

    ApplicationMasterKill(ClusterProcess cluster) {
        this.cluster = cluster;
    }

    /** Kills it if it is time, and then says so. */
    Optional<String> look(List<DriverEvent> events) {
        if (killedAt.isPresent() || !isTime(events)) {
            return Optional.empty();
        }
        Optional<ProcessHandle> master =
                cluster.processes().stream().filter(ApplicationMasters::isOne).findFirst();
        master.ifPresent(process -> {
            killedAt = OptionalLong.of(System.currentTimeMillis());
            Processes.kill(process);
        });
        return master.map(process -> "  killed the ApplicationMaster, process " + process.pid());
    }

    /** Once a quarter of the tasks are done. */
    static boolean isTime(List<DriverEvent> events) {
        int tasks = events.stream()
                .filter(event -> event.kind() == Kind.STAGE_SUBMITTED)
                .mapToInt(DriverEvent::count)
                .sum();
        long done =
                events.stream().filter(event -> event.kind() == Kind.TASK_ENDED).count();
        return tasks > 0 && 4 * done >= tasks && events.stream().noneMatch(event -> event.kind() == Kind.JOB_ENDED);
    }

    /** What became of the job; empty if it was over too soon. */
    Optional<AfterKill> after(List<DriverEvent> events) {
        return killedAt.isPresent() ? Optional.of(new AfterKill(killedAt.getAsLong(), events)) : Optional.empty();
    }
}
