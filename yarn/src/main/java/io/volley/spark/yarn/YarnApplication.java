package io.volley.spark.yarn;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import io.volley.core.record.ContainerId;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.LogAggregationContext;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceRequest;
import org.apache.hadoop.yarn.api.records.ResourceTypeInfo;
import org.apache.hadoop.yarn.api.records.Token;
import org.apache.hadoop.yarn.api.records.YarnApplicationAttemptState;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.client.api.YarnClientApplication;
import org.apache.hadoop.yarn.exceptions.ApplicationNotFoundException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One application at YARN's ResourceManager, from its id to its end. */
final class YarnApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(YarnApplication.class);
    static final EnumSet<YarnApplicationState> OVER =
            EnumSet.of(YarnApplicationState.FINISHED, YarnApplicationState.FAILED, YarnApplicationState.KILLED);

    /** How far the clocks of two machines are taken to differ at most. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final YarnClient client;
    private final ApplicationId id;
    private final Optional<YarnClientApplication> created;
    private boolean submitted;

    private YarnApplication(YarnClient client, ApplicationId id, Optional<YarnClientApplication> created) {
        this.client = client;
        this.id = id;
        this.created = created;
        this.submitted = created.isEmpty();
    }

    /** Gets an id for a new application. */
    static YarnApplication create(Configuration hadoop) throws IOException, YarnException {
        YarnClient client = started(hadoop);
        try {
            YarnClientApplication created = client.createApplication();
            return new YarnApplication(
                    client, created.getNewApplicationResponse().getApplicationId(), Optional.of(created));
        } catch (IOException | YarnException | RuntimeException failure) {
            client.stop();
            throw failure;
        }
    }

    /** One that somebody else has submitted. */
    static YarnApplication of(ApplicationId id, Configuration hadoop) {
        return new YarnApplication(started(hadoop), id, Optional.empty());
    }

    private static YarnClient started(Configuration hadoop) {
        YarnClient client = YarnClient.createYarnClient();
        client.init(hadoop);
        client.start();
        return client;
    }

    ApplicationId id() {
        return id;
    }

    private YarnClientApplication created() {
        return created.orElseThrow(() -> new IllegalStateException(id + " is not this process's to submit"));
    }

    /**
     * Makes sure that YARN has containers of this size at all.
     *
     * @param what whose container it is, for the message
     * @param settings which settings make it that large, for the message
     * @throws IllegalArgumentException if YARN has none
     */
    void requireRoomFor(String what, long memoryMb, int cores, String settings) {
        Resource largest = created().getNewApplicationResponse().getMaximumResourceCapability();
        if (memoryMb > largest.getMemorySize() || cores > largest.getVirtualCores()) {
            throw new IllegalArgumentException(String.format(
                    "%s needs a container of %d MiB and %d cores, but YARN's largest has %d MiB and %d cores; lower %s,"
                            + " or raise yarn.scheduler.maximum-allocation-mb and yarn.nodemanager.resource.memory-mb",
                    what, memoryMb, cores, largest.getMemorySize(), largest.getVirtualCores(), settings));
        }
    }

    /**
     * Makes sure that YARN has all types of resources that an executor takes: Hadoop leaves out of a request what it does
     * not know, and executors would start where there is none of it.
     *
     * @throws IllegalArgumentException if YARN does not know one
     */
    void requireTypes(Set<String> resources) throws IOException, YarnException {
        Optional<String> lack = lack(resources);
        if (lack.isPresent()) {
            throw new IllegalArgumentException("An executor " + lack.get()
                    + "; unset the settings below spark.executor.resource or spark.yarn.executor.resource that ask for it,"
                    + " or have it declared in the cluster's resource-types.xml");
        }
    }

    /** Says which of these types of resources YARN lacks, and which it knows; empty if it lacks none. */
    Optional<String> lack(Set<String> resources) throws IOException, YarnException {
        return resources.isEmpty()
                ? Optional.empty()
                : lack(
                        resources,
                        client.getResourceTypeInfo().stream()
                                .map(ResourceTypeInfo::getName)
                                .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder())));
    }

    static Optional<String> lack(Set<String> resources, ImmutableSortedSet<String> known) {
        Set<String> unknown = Sets.difference(resources, known);
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "needs " + String.join(" and ", unknown) + ", but YARN knows only " + String.join(", ", known));
    }

    /** A token for the ResourceManager, for processes of this user that have no ticket of Kerberos. */
    Token token(String renewer) throws IOException, YarnException {
        return client.getRMDelegationToken(new Text(renewer));
    }

    /** Hands the application to YARN. */
    void submit(String name, YarnSettings settings, ContainerLaunchContext amContainer)
            throws IOException, YarnException {
        ApplicationSubmissionContext context = created().getApplicationSubmissionContext();
        context.setApplicationName(name);
        context.setApplicationType(settings.applicationType());
        context.setApplicationTags(ImmutableSet.copyOf(settings.tags()));
        context.setQueue(settings.queue());
        settings.priority().ifPresent(priority -> context.setPriority(Priority.newInstance(priority)));
        context.setAMContainerSpec(amContainer);
        Resource capability =
                Resource.newInstance((long) settings.amMemoryMb() + settings.amOverheadMb(), settings.amCores());
        context.setResource(capability);
        settings.amNodeLabel()
                .ifPresent(label -> context.setAMContainerResourceRequests(List.of(ResourceRequest.newBuilder()
                        .resourceName(ResourceRequest.ANY)
                        .priority(Priority.newInstance(0))
                        .capability(capability)
                        .numContainers(1)
                        .nodeLabelExpression(label)
                        .build())));
        context.setMaxAppAttempts(settings.requestedAttempts());
        context.setAttemptFailuresValidityInterval(
                settings.attemptFailuresValidity().toMillis());
        context.setKeepContainersAcrossApplicationAttempts(true);
        settings.rolledLogInclude()
                .ifPresent(include -> context.setLogAggregationContext(LogAggregationContext.newInstance(
                        null, null, include, settings.rolledLogExclude().orElse(null))));
        LOG.info("Submitting application {} to queue {}", id(), settings.queue());
        client.submitApplication(context);
        submitted = true;
    }

    /**
     * Waits until the ApplicationMaster has registered.
     *
     * @throws IllegalStateException if the application ends instead, with YARN's diagnostics
     */
    void awaitRunning(Duration interval) throws IOException, YarnException, InterruptedException {
        YarnApplicationState before = YarnApplicationState.NEW;
        while (true) {
            ApplicationReport report = client.getApplicationReport(id());
            YarnApplicationState state = report.getYarnApplicationState();
            if (state != before) {
                LOG.info("Application {} is {} in queue {}", id(), state, report.getQueue());
                before = state;
            }
            if (state == YarnApplicationState.RUNNING) {
                return;
            }
            if (OVER.contains(state)) {
                throw new IllegalStateException(neverRan(report));
            }
            Thread.sleep(interval.toMillis());
        }
    }

    private String neverRan(ApplicationReport report) {
        return String.format(
                "Application %s has ended as %s before its ApplicationMaster was ready. YARN says: %s%nThe"
                        + " ApplicationMaster's own log: yarn logs -applicationId %s. If it could not find Hadoop's classes"
                        + " on the node, set spark.volley.am.hadoop=ship.",
                id(), report.getYarnApplicationState(), report.getDiagnostics(), id());
    }

    /** What YARN says of the application; empty if it does not know it any more. */
    Optional<ApplicationReport> report() throws IOException, YarnException {
        try {
            return Optional.of(client.getApplicationReport(id()));
        } catch (ApplicationNotFoundException forgotten) {
            return Optional.empty();
        }
    }

    /**
     * How many attempts of the ApplicationMaster have failed and still count. YARN does not count all that it tells, such as
     * those of lost nodes: there may be more left than it seems, and never fewer.
     *
     * @param validity how long a failure counts; all count for ever if that is not longer than 0
     */
    int failedAttempts(Duration validity) throws IOException, YarnException {
        long now = System.currentTimeMillis();
        return (int) client.getApplicationAttempts(id()).stream()
                .filter(attempt -> attempt.getYarnApplicationAttemptState() == YarnApplicationAttemptState.FAILED)
                .filter(attempt -> stillCounts(attempt.getFinishTime(), now, validity))
                .count();
    }

    /**
     * Whether YARN still counts a failure. In doubt it does: to believe in one attempt too many would end the application.
     *
     * @param finished when it was, by the ResourceManager's clock
     * @param now by this machine's, which may be ahead of that by as much as {@link #CLOCKS}
     */
    static boolean stillCounts(long finished, long now, Duration validity) {
        return validity.isNegative()
                || validity.isZero()
                || now - finished <= validity.plus(CLOCKS).toMillis();
    }

    /** Where a container that runs writes its log: a page with links to its files. */
    String logUrl(ContainerId container) throws IOException, YarnException {
        return client.getContainerReport(org.apache.hadoop.yarn.api.records.ContainerId.fromString(container.value()))
                .getLogUrl();
    }

    /** Fails an attempt of the ApplicationMaster: YARN starts the next. */
    void failAttempt(ApplicationAttemptId attempt) throws IOException, YarnException {
        client.failApplicationAttempt(attempt);
    }

    /** Ends the application by force; does nothing if it was never submitted or is over. */
    void kill(String why) {
        if (!submitted) {
            return;
        }
        try {
            client.killApplication(id(), why);
        } catch (IOException | YarnException failure) {
            LOG.warn("Could not kill application {}; run: yarn application -kill {}", id(), id(), failure);
        }
    }

    @Override
    public void close() {
        client.stop();
    }
}
