package io.volley.yarn;

import com.google.common.collect.ImmutableMap;
import io.volley.coordination.ExecutorLaunch;
import io.volley.coordination.Handover;
import io.volley.coordination.LaunchResource;
import io.volley.yarn.NodeManagers.Start;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.yarn.api.records.ApplicationAccessType;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.LocalResource;
import org.apache.hadoop.yarn.api.records.LocalResourceType;
import org.apache.hadoop.yarn.api.records.LocalResourceVisibility;
import org.apache.hadoop.yarn.api.records.URL;
import org.apache.hadoop.yarn.security.AMRMTokenIdentifier;

/**
 * What YARN needs to know to start an executor, from the driver's template. Each call makes a context of its own: YARN's
 * records are not safe for several threads.
 */
final class ExecutorContext {
    private final ExecutorLaunch launch;
    private final Credentials credentials;
    private final byte[] shuffleSecret;

    /**
     * @param credentials those of this ApplicationMaster; an executor gets them without what is the ApplicationMaster's
     *     alone
     */
    ExecutorContext(ExecutorLaunch launch, Credentials credentials) {
        this.launch = launch;
        this.credentials = forExecutors(credentials);
        byte[] secret = credentials.getSecretKey(new Text(Handover.SPARK_SECRET_KEY));
        this.shuffleSecret = secret == null ? new byte[0] : secret;
    }

    private static Credentials forExecutors(Credentials all) {
        Credentials theirs = new Credentials();
        for (Token<?> token : all.getAllTokens()) {
            if (!token.getKind().equals(AMRMTokenIdentifier.KIND_NAME)) {
                theirs.addToken(token.getService(), token);
            }
        }
        for (Text key : all.getAllSecretKeys()) {
            if (!key.equals(new Text(Handover.SECRET_KEY))) {
                theirs.addSecretKey(key, all.getSecretKey(key));
            }
        }
        return theirs;
    }

    ContainerLaunchContext of(Start start) throws IOException {
        ImmutableMap<String, String> values = placeholders(start);
        Map<String, String> environment = new HashMap<>();
        launch.environment().forEach((name, value) -> environment.put(name, filled(value, values)));
        DataOutputBuffer tokens = new DataOutputBuffer();
        credentials.writeTokenStorageToStream(tokens);
        Map<String, ByteBuffer> services = new HashMap<>();
        launch.shuffleService().ifPresent(service -> services.put(service, ByteBuffer.wrap(shuffleSecret.clone())));
        return ContainerLaunchContext.newInstance(
                localResources(),
                environment,
                List.of(filled(String.join(" ", launch.command()), values)),
                services,
                ByteBuffer.wrap(tokens.getData(), 0, tokens.getLength()),
                new HashMap<>(Map.of(
                        ApplicationAccessType.VIEW_APP, launch.viewers(),
                        ApplicationAccessType.MODIFY_APP, launch.modifiers())));
    }

    /** As {@link ExecutorLaunch} lists them. */
    static ImmutableMap<String, String> placeholders(Start start) {
        Container container = start.container();
        String pages = container.getNodeHttpAddress();
        return ImmutableMap.<String, String>builder()
                .put("executorId", start.launch().executor().toString())
                .put("profileId", Integer.toString(start.launch().profile().value()))
                .put("heapMb", Integer.toString(start.launch().size().heapMb()))
                .put("cores", Integer.toString(start.launch().size().cores()))
                .put("containerId", container.getId().toString())
                .put("host", container.getNodeId().getHost())
                .put("nodePort", Integer.toString(container.getNodeId().getPort()))
                .put("nodeHttpAddress", pages)
                .put("nodeHttpPort", pages.substring(pages.lastIndexOf(':') + 1))
                .buildOrThrow();
    }

    static String filled(String template, Map<String, String> values) {
        String filled = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("%{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private Map<String, LocalResource> localResources() {
        Map<String, LocalResource> resources = new HashMap<>();
        launch.resources().forEach((name, resource) -> resources.put(name, localResource(resource)));
        return resources;
    }

    private static LocalResource localResource(LaunchResource resource) {
        return LocalResource.newInstance(
                URL.fromPath(new Path(resource.url())),
                resource.archive() ? LocalResourceType.ARCHIVE : LocalResourceType.FILE,
                LocalResourceVisibility.valueOf(resource.visibility().name()),
                resource.size(),
                resource.timestamp());
    }
}
