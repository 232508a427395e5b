package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.DriverLaunch;
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
import org.apache.hadoop.yarn.security.client.RMDelegationTokenIdentifier;
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

    private static final DriverLaunch DRIVER = new DriverLaunch(
            new ExecutorSize(1408, 1024, 1, ImmutableMap.of()),
            Optional.empty(),
            ImmutableList.of("java", "-Xmx1024m", "io.volley.Driver"),
            ImmutableMap.of("RUN", "%{run} %{host} %{containerId}", "APPLICATION_WEB_PROXY_BASE", "%{webProxyBase}"),
            EXECUTORS.resources(),
            "ann",
            "bob",
            2,
            Optional.empty());

    @Test
    void givesTheDriverTheSecretForZooKeeperAndNoTokenForYarn() throws IOException {
        ContainerLaunchContext context = contexts(own()).of(driverStart());

        Credentials given = credentials(context);
        assertThat(given.getAllTokens())
                .singleElement()
                .satisfies(token -> assertThat(token.getKind()).isEqualTo(new Text("HDFS")));
        assertThat(given.getAllSecretKeys())
                .containsExactlyInAnyOrder(new Text(Handover.SECRET_KEY), new Text(Handover.SPARK_SECRET_KEY));
        assertThat(context.getServiceData()).isEmpty();
    }

    @Test
    void tellsTheDriverWhereItIsAndWhichRunItIs() throws IOException {
        ContainerLaunchContext context = contexts(own()).of(driverStart());

        assertThat(context.getCommands()).containsExactly("java -Xmx1024m io.volley.Driver");
        assertThat(context.getEnvironment())
                .containsEntry("RUN", "3 host1 " + ID)
                .containsEntry("APPLICATION_WEB_PROXY_BASE", "/proxy/application_1");
        assertThat(context.getLocalResources()).containsOnlyKeys("app.jar");
        assertThat(context.getApplicationACLs()).containsEntry(ApplicationAccessType.VIEW_APP, "ann");
    }

    @Test
    void startsExecutorsAsTheDriverTells() throws IOException {
        LaunchContexts contexts = LaunchContexts.of(Optional.empty(), Optional.of(DRIVER), "", own());
        contexts.executors(EXECUTORS);

        assertThat(contexts.of(start()).getCommands()).containsExactly("java -Xmx640m --executor-id 7");
    }

    @Test
    void givesExecutorsNeitherATokenForYarnNorTheSecretForZooKeeper() throws IOException {
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
        LaunchContexts contexts = contexts(own());

        assertThat(contexts.of(start())).isNotSameAs(contexts.of(start()));
    }

    private static ContainerLaunchContext context(Credentials own) throws IOException {
        return contexts(own).of(start());
    }

    private static LaunchContexts contexts(Credentials own) throws IOException {
        return LaunchContexts.of(Optional.of(EXECUTORS), Optional.of(DRIVER), "/proxy/application_1", own);
    }

    private static Credentials own() {
        Credentials own = new Credentials();
        own.addToken(new Text("rm"), token(AMRMTokenIdentifier.KIND_NAME));
        own.addToken(new Text("rm's nodes"), token(RMDelegationTokenIdentifier.KIND_NAME));
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
        return new NodeManagers.Start(
                new Command.Launch(new ContainerId(ID), ProfileId.DEFAULT, new ExecutorId(7), size, "host1"),
                container());
    }

    private static NodeManagers.Start driverStart() {
        return new NodeManagers.Start(
                new Command.LaunchDriver(new ContainerId(ID), 3, DRIVER.size(), "host1"), container());
    }

    private static Container container() {
        return Container.newInstance(
                org.apache.hadoop.yarn.api.records.ContainerId.fromString(ID),
                NodeId.newInstance("host1", 45454),
                "host1:8042",
                Resource.newInstance(1024, 2),
                Priority.newInstance(1),
                null);
    }

    private static Credentials credentials(ContainerLaunchContext context) throws IOException {
        byte[] tokens = new byte[context.getTokens().remaining()];
        context.getTokens().get(tokens);
        Credentials read = new Credentials();
        read.readTokenStorageStream(new DataInputStream(new ByteArrayInputStream(tokens)));
        return read;
    }
}
