package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.ExecutorLaunch;
import io.volley.coordination.Handover;
import io.volley.coordination.LaunchResource;
import io.volley.core.ledger.Command;
import io.volley.core.record.ContainerId;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.security.token.TokenIdentifier;
import org.apache.hadoop.yarn.api.records.ApplicationAccessType;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.security.AMRMTokenIdentifier;
import org.junit.jupiter.api.Test;

class LaunchContextsTest {
    private static final String ID = "container_1700000000000_0001_01_000002";
    private static final ExecutorLaunch EXECUTORS = new ExecutorLaunch(
            ImmutableList.of("java", "-Xmx%{heapMb}m", "--executor-id", "%{executorId}"),
            ImmutableMap.of("WHERE", "%{host} %{nodePort} %{nodeHttpAddress} %{nodeHttpPort} %{containerId}"),
            ImmutableMap.of(
                    "app.jar",
                    new LaunchResource(
                            "hdfs://nn:8020/50% ü/my app.jar", 5, 6, false, LaunchResource.Visibility.PRIVATE)),
            Optional.of("spark_shuffle"),
            "ann",
            "bob");

    @Test
    void givesExecutorsNeitherTheTokenForYarnNorTheSecretForZooKeeper() throws IOException {
        Credentials given = credentials(context(own()));

        assertThat(given.getAllTokens())
                .singleElement()
                .satisfies(token -> assertThat(token.getKind()).isEqualTo(new Text("HDFS")));
        assertThat(given.getAllSecretKeys()).containsExactly(new Text(Handover.SPARK_SECRET_KEY));
    }

    @Test
    void fillsInWhatIsKnownOfTheContainer() throws IOException {
        ContainerLaunchContext context = context(own());

        assertThat(context.getCommands()).containsExactly("java -Xmx640m --executor-id 7");
        assertThat(context.getEnvironment()).containsEntry("WHERE", "host1 45454 host1:8042 8042 " + ID);
        assertThat(context.getLocalResources()).containsOnlyKeys("app.jar");
        assertThat(context.getApplicationACLs())
                .containsEntry(ApplicationAccessType.VIEW_APP, "ann")
                .containsEntry(ApplicationAccessType.MODIFY_APP, "bob");
    }

    @Test
    void sendsNodesToTheFilesPlaceAsItIsWritten() throws IOException {
        assertThat(context(own()).getLocalResources())
                .hasEntrySatisfying(
                        "app.jar",
                        jar -> assertThat(jar.getResource().getFile()).isEqualTo("/50% ü/my app.jar"));
    }

    @Test
    void givesTheShuffleServiceSparksSecret() throws IOException {
        assertThat(context(own()).getServiceData())
                .containsEntry("spark_shuffle", ByteBuffer.wrap("cookie".getBytes(StandardCharsets.UTF_8)));
        assertThat(context(new Credentials()).getServiceData())
                .as("without authentication")
                .containsEntry("spark_shuffle", ByteBuffer.allocate(0));
    }

    @Test
    void sharesNoContextBetweenContainers() throws IOException {
        LaunchContexts contexts = LaunchContexts.of(EXECUTORS, own());

        assertThat(contexts.of(start())).isNotSameAs(contexts.of(start()));
    }

    private static ContainerLaunchContext context(Credentials own) throws IOException {
        return LaunchContexts.of(EXECUTORS, own).of(start());
    }

    private static Credentials own() {
        Credentials own = new Credentials();
        own.addToken(new Text("rm"), token(AMRMTokenIdentifier.KIND_NAME));
        own.addToken(new Text("nn"), token(new Text("HDFS")));
        own.addSecretKey(new Text(Handover.SECRET_KEY), new byte[] {1});
        own.addSecretKey(new Text(Handover.SPARK_SECRET_KEY), "cookie".getBytes(StandardCharsets.UTF_8));
        return own;
    }

    private static Token<TokenIdentifier> token(Text kind) {
        return new Token<>(new byte[0], new byte[0], kind, new Text("service"));
    }

    private static NodeManagers.Start start() {
        ExecutorSize size = new ExecutorSize(1024, 640, 2, ImmutableMap.of());
        Container container = Container.newInstance(
                org.apache.hadoop.yarn.api.records.ContainerId.fromString(ID),
                NodeId.newInstance("host1", 45454),
                "host1:8042",
                Resource.newInstance(1024, 2),
                Priority.newInstance(1),
                null);
        return new NodeManagers.Start(
                new Command.Launch(new ContainerId(ID), ProfileId.DEFAULT, new ExecutorId(7), size, "host1"),
                container);
    }

    private static Credentials credentials(ContainerLaunchContext context) throws IOException {
        byte[] tokens = new byte[context.getTokens().remaining()];
        context.getTokens().get(tokens);
        Credentials read = new Credentials();
        read.readTokenStorageStream(new DataInputStream(new ByteArrayInputStream(tokens)));
        return read;
    }
}
