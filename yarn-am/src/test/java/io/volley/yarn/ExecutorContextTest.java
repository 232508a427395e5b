package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.ExecutorLaunch;
import io.volley.coordination.Handover;
import io.volley.coordination.LaunchResource;
import io.volley.core.ledger.Command;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.io.DataInputByteBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.LocalResourceType;
import org.apache.hadoop.yarn.security.AMRMTokenIdentifier;
import org.junit.jupiter.api.Test;

class ExecutorContextTest {
    private static final ExecutorLaunch LAUNCH = new ExecutorLaunch(
            ImmutableList.of(
                    "java", "-Xmx%{heapMb}m", "--executor-id", "%{executorId}", "--cores", "%{cores}", "%{host}"),
            ImmutableMap.of("LOGS", "http://%{nodeHttpAddress}/%{containerId}", "PORT", "%{nodeHttpPort}"),
            ImmutableMap.of("lib", new LaunchResource("file:/lib.zip", 1, 2, true, LaunchResource.Visibility.PRIVATE)),
            Optional.of("spark_shuffle"),
            "ann",
            "bob");

    @Test
    void fillsInWhatIsKnownOnceAContainerIsGranted() throws IOException {
        ContainerLaunchContext context = new ExecutorContext(LAUNCH, new Credentials()).of(start());

        assertThat(context.getCommands()).containsExactly("java -Xmx1024m --executor-id 7 --cores 2 h0");
        assertThat(context.getEnvironment())
                .containsEntry("LOGS", "http://h0:8042/container_1_0001_01_000002")
                .containsEntry("PORT", "8042");
        assertThat(context.getLocalResources())
                .hasEntrySatisfying("lib", lib -> assertThat(lib.getType()).isEqualTo(LocalResourceType.ARCHIVE));
    }

    @Test
    void givesExecutorsTheUsersSecretsButNotTheApplicationMasters() throws IOException {
        Credentials all = new Credentials();
        all.addSecretKey(new Text(Handover.SECRET_KEY), bytes("zookeeper"));
        all.addSecretKey(new Text(Handover.SPARK_SECRET_KEY), bytes("spark"));
        all.addToken(
                new Text("rm"), new Token<>(bytes("a"), bytes("b"), AMRMTokenIdentifier.KIND_NAME, new Text("rm")));
        all.addToken(
                new Text("hdfs"),
                new Token<>(bytes("a"), bytes("b"), new Text("HDFS_DELEGATION_TOKEN"), new Text("hdfs")));

        ContainerLaunchContext context = new ExecutorContext(LAUNCH, all).of(start());
        Credentials theirs = new Credentials();
        DataInputByteBuffer in = new DataInputByteBuffer();
        in.reset(context.getTokens());
        theirs.readTokenStorageStream(in);

        assertThat(theirs.getAllSecretKeys()).containsExactly(new Text(Handover.SPARK_SECRET_KEY));
        assertThat(theirs.getAllTokens())
                .extracting(token -> token.getKind().toString())
                .containsExactly("HDFS_DELEGATION_TOKEN");
        assertThat(context.getServiceData()).containsEntry("spark_shuffle", ByteBuffer.wrap(bytes("spark")));
    }

    private static NodeManagers.Start start() {
        Allocation allocation = FakeResourceManager.allocation(0, 1);
        return new NodeManagers.Start(
                new Command.Launch(
                        allocation.grant().container(),
                        ProfileId.DEFAULT,
                        new ExecutorId(7),
                        new ExecutorSize(1408, 1024, 2, ImmutableMap.of())),
                allocation.container());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
