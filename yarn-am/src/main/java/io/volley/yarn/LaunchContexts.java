package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.volley.coordination.DriverLaunch;
import io.volley.coordination.ExecutorLaunch;
import io.volley.coordination.Handover;
import io.volley.coordination.LaunchResource;
import io.volley.core.ledger.Command;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
import org.apache.hadoop.yarn.security.client.RMDelegationTokenIdentifier;

/**
 * Makes the launch context of each executor, and of the driver in cluster mode. A fresh one for each container, because
 * Hadoop's are not safe to share between threads. All get the application's credentials without the tokens for the
 * ResourceManager, which are the ApplicationMaster's alone, and executors without the secret for ZooKeeper as well.
 */
final class LaunchContexts {
    /** By one it requests containers, by the other it asks which nodes have room. */
    private static final ImmutableSet<Text> APPLICATION_MASTERS =
            ImmutableSet.of(AMRMTokenIdentifier.KIND_NAME, RMDelegationTokenIdentifier.KIND_NAME);

    private final Optional<DriverLaunch> driver;
    private final String webProxyBase;
    private final byte[] driversTokens;
    private final byte[] executorsTokens;
    private final byte[] shuffleSecret;
    private volatile Optional<ExecutorLaunch> executors;

    private LaunchContexts(
            Optional<ExecutorLaunch> executors,
            Optional<DriverLaunch> driver,
            String webProxyBase,
            byte[] driversTokens,
            byte[] executorsTokens,
            byte[] shuffleSecret) {
        this.executors = executors;
        this.driver = driver;
        this.webProxyBase = webProxyBase;
        this.driversTokens = driversTokens;
        this.executorsTokens = executorsTokens;
        this.shuffleSecret = shuffleSecret;
    }

    /**
     * With credentials derived from the ApplicationMaster's own.
     *
     * @param executors how executors are started, if that is known already
     * @param driver how the driver is started, if it is
     * @param webProxyBase under which YARN shows the driver's pages
     */
    static LaunchContexts of(
            Optional<ExecutorLaunch> executors, Optional<DriverLaunch> driver, String webProxyBase, Credentials own)
            throws IOException {
        byte[] shuffleSecret = Optional.ofNullable(own.getSecretKey(new Text(Handover.SPARK_SECRET_KEY)))
                .orElse(new byte[0]);
        return new LaunchContexts(
                executors,
                driver,
                webProxyBase,
                tokens(own, secret -> true),
                tokens(own, secret -> !secret.equals(Handover.SECRET_KEY)),
                shuffleSecret);
    }

    private static byte[] tokens(Credentials own, Predicate<String> secrets) throws IOException {
        Credentials credentials = new Credentials();
        own.getTokenMap().forEach((alias, token) -> {
            if (!APPLICATION_MASTERS.contains(token.getKind())) {
                credentials.addToken(alias, token);
            }
        });
        own.getSecretKeyMap().forEach((alias, secret) -> {
            if (secrets.test(alias.toString())) {
                credentials.addSecretKey(alias, secret);
            }
        });
        DataOutputBuffer buffer = new DataOutputBuffer();
        credentials.writeTokenStorageToStream(buffer);
        return Arrays.copyOf(buffer.getData(), buffer.getLength());
    }

    /** The driver tells how its executors are started. */
    void executors(ExecutorLaunch launch) {
        executors = Optional.of(launch);
    }

    ContainerLaunchContext of(NodeManagers.Start start) {
        if (start.launch() instanceof Command.Launch executor) {
            return executor(executor, Placeholders.of(executor, start.container()));
        }
        Command.LaunchDriver launch = (Command.LaunchDriver) start.launch();
        return driver(Placeholders.of(launch, webProxyBase, start.container()));
    }

    private ContainerLaunchContext executor(Command.Launch launch, Placeholders placeholders) {
        ExecutorLaunch how = executors.orElseThrow(
                () -> new IllegalStateException(launch + ": the driver has not told how executors are started"));
        Map<String, ByteBuffer> services = new HashMap<>();
        how.shuffleService().ifPresent(name -> services.put(name, ByteBuffer.wrap(shuffleSecret.clone())));
        return context(
                placeholders,
                how.command(),
                how.environment(),
                how.resources(),
                services,
                executorsTokens,
                acls(how.viewers(), how.modifiers()));
    }

    private ContainerLaunchContext driver(Placeholders placeholders) {
        DriverLaunch how = driver.orElseThrow();
        return context(
                placeholders,
                how.command(),
                how.environment(),
                how.resources(),
                new HashMap<>(),
                driversTokens,
                acls(how.viewers(), how.modifiers()));
    }

    private static ContainerLaunchContext context(
            Placeholders placeholders,
            ImmutableList<String> command,
            ImmutableMap<String, String> environment,
            ImmutableMap<String, LaunchResource> resources,
            Map<String, ByteBuffer> services,
            byte[] tokens,
            Map<ApplicationAccessType, String> acls) {
        return ContainerLaunchContext.newInstance(
                new HashMap<>(Maps.transformValues(resources, LaunchContexts::resource)),
                new HashMap<>(Maps.transformValues(environment, placeholders::fill)),
                List.of(placeholders.fill(String.join(" ", command))),
                services,
                ByteBuffer.wrap(tokens.clone()),
                acls);
    }

    private static Map<ApplicationAccessType, String> acls(String viewers, String modifiers) {
        return new HashMap<>(ImmutableMap.of(
                ApplicationAccessType.VIEW_APP, viewers,
                ApplicationAccessType.MODIFY_APP, modifiers));
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
