package io.volley.benchmarks.large;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.client.api.YarnClientApplication;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.security.AMRMTokenIdentifier;

/** An application whose ApplicationMaster YARN does not start, but lets in by its token. */
final class UnmanagedApplication implements AutoCloseable {
    private static final int LOOK_EVERY_MILLIS = 50;
    private static final int AM_MB = 1024;

    private final YarnClient client;
    private final ApplicationReport report;
    private final Token<AMRMTokenIdentifier> token;

    private UnmanagedApplication(YarnClient client, ApplicationReport report, Token<AMRMTokenIdentifier> token) {
        this.client = client;
        this.report = report;
        this.token = token;
    }

    /** Submits it, and waits until its ApplicationMaster may come. */
    static UnmanagedApplication submit(Configuration settings) throws IOException, YarnException, InterruptedException {
        YarnClient client = YarnClient.createYarnClient();
        client.init(settings);
        client.start();
        YarnClientApplication application = client.createApplication();
        ApplicationSubmissionContext context = application.getApplicationSubmissionContext();
        context.setApplicationName("large run");
        context.setApplicationType("SPARK");
        context.setUnmanagedAM(true);
        context.setResource(Resource.newInstance(AM_MB, 1));
        context.setAMContainerSpec(
                ContainerLaunchContext.newInstance(Map.of(), Map.of(), java.util.List.of(), Map.of(), null, Map.of()));
        ApplicationId id = client.submitApplication(context);
        Optional<Token<AMRMTokenIdentifier>> token = Optional.empty();
        while (token.isEmpty()) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            token = Optional.ofNullable(client.getAMRMToken(id));
        }
        return new UnmanagedApplication(client, client.getApplicationReport(id), token.get());
    }

    String id() {
        return report.getApplicationId().toString();
    }

    /** The id of a container that there is not: YARN counts from 1. */
    String amContainer() {
        return ContainerId.newContainerId(report.getCurrentApplicationAttemptId(), 0)
                .toString();
    }

    Token<AMRMTokenIdentifier> token() {
        return token;
    }

    Configuration settings() {
        return client.getConfig();
    }

    /** Waits until the ApplicationMaster has ended the application. */
    void awaitEnd() throws IOException, YarnException, InterruptedException {
        while (client.getApplicationReport(report.getApplicationId()).getFinalApplicationStatus()
                == FinalApplicationStatus.UNDEFINED) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
