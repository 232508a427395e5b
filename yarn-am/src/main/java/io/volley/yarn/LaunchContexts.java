package io.volley.yarn;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.volley.coordination.ExecutorLaunch;
import io.volley.coordination.Handover;
import io.volley.coordination.LaunchResource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.yarn.api.records.ApplicationAccessType;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.LocalResource;
import org.apache.hadoop.yarn.api.records.LocalResourceType;
import org.apache.hadoop.yarn.api.records.LocalResourceVisibility;
import org.apache.hadoop.yarn.api.records.URL;
import org.apache.hadoop.yarn.security.AMRMTokenIdentifier;

/**
 * Makes the launch context of each executor. A fresh one for each container, because Hadoop's are not safe to share
 * between threads. An executor gets the application's credentials without what is the ApplicationMaster's alone: its token
 * for the ResourceManager and the secret for ZooKeeper.
 */
final class LaunchContexts {
    private final ExecutorLaunch executors;
    private final byte[] tokens;
    private final byte[] shuffleSecret;

    /**
     * @param executors how executors are started
     * @param tokens the credentials of an executor, in Hadoop's form
     * @param shuffleSecret what a shuffle service is given; empty without authentication
     */
    private LaunchContexts(ExecutorLaunch executors, byte[] tokens, byte[] shuffleSecret) {
        this.executors = executors;
        this.tokens = tokens;
        this.shuffleSecret = shuffleSecret;
    }

    /** With credentials derived from the ApplicationMaster's own. */
    static LaunchContexts of(ExecutorLaunch executors, Credentials own) throws IOException {
        Credentials credentials = new Credentials();
        own.getTokenMap().forEach((alias, token) -> {
            if (!token.getKind().equals(AMRMTokenIdentifier.KIND_NAME)) {
                credentials.addToken(alias, token);
            }
        });
        own.getSecretKeyMap().forEach((alias, secret) -> {
            if (!alias.toString().equals(Handover.SECRET_KEY)) {
                credentials.addSecretKey(alias, secret);
            }
        });
        DataOutputBuffer buffer = new DataOutputBuffer();
        credentials.writeTokenStorageToStream(buffer);
        byte[] tokens = Arrays.copyOf(buffer.getData(), buffer.getLength());
        byte[] secret = Optional.ofNullable(own.getSecretKey(new Text(Handover.SPARK_SECRET_KEY)))
                .orElse(new byte[0]);
        return new LaunchContexts(executors, tokens, secret);
    }

    ContainerLaunchContext of(NodeManagers.Start start) {
        Placeholders placeholders = Placeholders.of(start.launch(), start.container());
        Map<String, ByteBuffer> services = new HashMap<>();
        executors.shuffleService().ifPresent(name -> services.put(name, ByteBuffer.wrap(shuffleSecret.clone())));
        return ContainerLaunchContext.newInstance(
                new HashMap<>(Maps.transformValues(executors.resources(), LaunchContexts::resource)),
                new HashMap<>(Maps.transformValues(executors.environment(), placeholders::fill)),
                List.of(placeholders.fill(String.join(" ", executors.command()))),
                services,
                ByteBuffer.wrap(tokens.clone()),
                new HashMap<>(ImmutableMap.of(
                        ApplicationAccessType.VIEW_APP, executors.viewers(),
                        ApplicationAccessType.MODIFY_APP, executors.modifiers())));
    }

    private static LocalResource resource(LaunchResource resource) {
        return LocalResource.newInstance(
                URL.fromPath(new Path(resource.url())),
                resource.archive() ? LocalResourceType.ARCHIVE : LocalResourceType.FILE,
                LocalResourceVisibility.valueOf(resource.visibility().name()),
                resource.size(),
                resource.timestamp());
    }
}
