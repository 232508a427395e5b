package io.volley.testbed.yarn;

import io.volley.testbed.Sighting;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hadoop.yarn.api.records.ResourceRequest;
import org.apache.hadoop.yarn.server.resourcemanager.rmcontainer.RMContainer;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.AbstractYarnScheduler;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.SchedulerApplicationAttempt;

/** Looks again and again at what the ResourceManager's scheduler knows of each application, and writes down what changes. */
final class SchedulerWatch implements AutoCloseable {
    private final Supplier<AbstractYarnScheduler<?, ?>> scheduler;
    private final BufferedWriter out;
    private final Map<String, Sighting> last = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(looks -> {
        Thread watching = new Thread(looks, "scheduler-watch");
        watching.setDaemon(true);
        return watching;
    });

    private SchedulerWatch(Supplier<AbstractYarnScheduler<?, ?>> scheduler, BufferedWriter out) {
        this.scheduler = scheduler;
        this.out = out;
    }

    /**
     * Begins to look.
     *
     * @param scheduler asked for anew at each look: a ResourceManager that was restarted has another one
     * @param file gets a line for each {@link Sighting} that differs from the one before
     * @param millis between two looks
     */
    static SchedulerWatch start(Supplier<AbstractYarnScheduler<?, ?>> scheduler, Path file, long millis)
            throws IOException {
        SchedulerWatch watch = new SchedulerWatch(scheduler, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        var unused = watch.thread.scheduleWithFixedDelay(watch::look, 0, millis, TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        long now = System.currentTimeMillis();
        scheduler
                .get()
                .getSchedulerApplications()
                .forEach((id, application) -> Optional.ofNullable(application.getCurrentAppAttempt())
                        .ifPresent(attempt -> record(sighting(now, id.toString(), attempt))));
        last.keySet().stream()
                .filter(id -> scheduler.get().getSchedulerApplications().keySet().stream()
                        .noneMatch(known -> known.toString().equals(id)))
                .toList()
                .forEach(id -> record(new Sighting(now, id, 0, 0)));
    }

    private static Sighting sighting(long now, String id, SchedulerApplicationAttempt attempt) {
        int held = (int) attempt.getLiveContainers().stream()
                .filter(container -> !isApplicationMaster(container))
                .count();
        int pending = attempt.isWaitingForAMContainer()
                ? 0
                : attempt.getAppSchedulingInfo().getAllResourceRequests().stream()
                        .filter(request -> ResourceRequest.ANY.equals(request.getResourceName()))
                        .mapToInt(ResourceRequest::getNumContainers)
                        .sum();
        return new Sighting(now, id, held + pending, held);
    }

    private static boolean isApplicationMaster(RMContainer container) {
        return container.isAMContainer();
    }

    private void record(Sighting sighting) {
        Sighting before = last.put(sighting.application(), sighting);
        if (before != null && before.requested() == sighting.requested() && before.held() == sighting.held()) {
            return;
        }
        try {
            out.write(sighting.toLine() + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        out.close();
    }
}
