package io.volley.testbed.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.testbed.Home;
import io.volley.testbed.process.ChildProcess;
import io.volley.testbed.process.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YarnProcessTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void givesContainersHadoopsClientAndNotTheMiniCluster() throws IOException {
        Path jars = Files.createDirectories(folder.resolve("yarn/jars"));
        for (String jar : List.of("hadoop-client-api-3.jar", "hadoop-client-minicluster-3.jar", "slf4j-api-2.jar")) {
            Files.createFile(jars.resolve(jar));
        }

        List<String> command = YarnProcess.command(
                new Home(folder),
                folder,
                YarnProcess.Shape.nodes(3).with("yarn.b", "2").with("yarn.a", "1"));

        assertThat(command)
                .containsSubsequence("--nodes", "3")
                .containsSubsequence(
                        "--container-classpath",
                        jars.resolve("hadoop-client-api-3.jar") + "," + jars.resolve("slf4j-api-2.jar"))
                .endsWith("-Dyarn.a=1", "-Dyarn.b=2");
    }

    @Test
    void tellsSubmittersOfASecuredOneWhereKerberosIsAndWhoTheyAre() throws IOException {
        Files.createDirectories(folder.resolve("home/yarn/jars"));

        YarnProcess yarn = new YarnProcess(
                new Home(folder.resolve("home")),
                folder,
                YarnProcess.Shape.nodes(1).secured());

        assertThat(yarn.environment())
                .containsEntry("JAVA_TOOL_OPTIONS", "-Djava.security.krb5.conf=" + folder.resolve("kerberos/krb5.conf"))
                .containsEntry(
                        "KRB5CCNAME", folder.resolve("kerberos/alice.tickets").toString());
    }

    @Test
    void refusesAClusterWithoutNodes() {
        assertThatThrownBy(() -> new YarnProcess.Shape(0, 1, 1, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nodes, memory and vcores must each be at least 1, but are 0, 1 and 1");
    }

    @Test
    void quotesTheLogOfAChildThatEndsTooEarly() {
        ChildProcess child =
                new ChildProcess("child", List.of("/bin/sh", "-c", "echo the disk is full >&2; exit 3"), folder);

        assertThatThrownBy(() -> child.start(Duration.ofSeconds(30)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("child ended before it was ready")
                .hasMessageContaining("the disk is full");
    }

    @Test
    void leavesNoGrandchildBehind() throws IOException {
        // The inner shell ignores the end of its parent's standard input, as a container would.
        ChildProcess child = new ChildProcess(
                "child", List.of("/bin/sh", "-c", "sleep 600 & echo $! > pid; echo ready 7; cat"), folder);

        assertThat(child.start(Duration.ofSeconds(30))).isEqualTo("7");
        long grandchild = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        assertThat(ProcessHandle.of(grandchild)).isPresent();
        child.close();
        child.close();

        assertThat(ProcessHandle.of(grandchild).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
