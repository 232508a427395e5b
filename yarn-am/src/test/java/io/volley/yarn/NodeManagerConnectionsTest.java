package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainersRequest;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.client.api.NMTokenCache;
import org.junit.jupiter.api.Test;

class NodeManagerConnectionsTest {
    private static final String IDLE = "ipc.client.connection.maxidletime";
    private static final String WAIT = "yarn.client.nodemanager-connect.max-wait-ms";

    @Test
    void letsConnectionsRestAMomentSoThatNoneSpins() {
        Configuration settings = new Configuration(false);
        settings.setInt(IDLE, 0);

        assertThat(NodeManagerConnections.own(settings).getInt(IDLE, 0)).isBetween(1, 100);
        assertThat(settings.getInt(IDLE, -1)).isZero();
    }

    @Test
    void waitsForANodeNoLongerThanHalfAMinute() {
        Configuration settings = new Configuration(false);
        assertThat(NodeManagerConnections.own(settings).getLong(WAIT, 0)).isEqualTo(30_000);

        settings.setLong(WAIT, 500);
        assertThat(NodeManagerConnections.own(settings).getLong(WAIT, 0)).isEqualTo(500);
    }

    @Test
    void saysWhichNodeItHasNoTokenFor() {
        NodeManagerConnections connections = new NodeManagerConnections(new Configuration(false), new NMTokenCache());
        ApplicationAttemptId attempt = ApplicationAttemptId.newInstance(ApplicationId.newInstance(1, 1), 1);

        assertThatThrownBy(() -> connections.start(
                        NodeId.newInstance("host", 8041), attempt, StartContainersRequest.newInstance(List.of())))
                .isInstanceOf(IOException.class)
                .hasMessage("YARN gave no token for the NodeManager at host:8041");
    }
}
