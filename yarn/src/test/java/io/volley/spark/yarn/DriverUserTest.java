package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.coordination.Handover;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.junit.jupiter.api.Test;

class DriverUserTest {
    /** What the program's user has Spark sends to executors. */
    @Test
    void keepsTheSecretForZooKeeperToItself() {
        Credentials containers = new Credentials();
        containers.addToken(
                new Text("nn"), new Token<>(new byte[0], new byte[0], new Text("HDFS"), new Text("127.0.0.1:8020")));
        containers.addSecretKey(new Text(Handover.SPARK_SECRET_KEY), new byte[] {1});
        containers.addSecretKey(new Text("users"), new byte[] {2});
        containers.addSecretKey(new Text(Handover.SECRET_KEY), new byte[] {3});

        Credentials programs = DriverUser.programs(containers);

        assertThat(programs.getAllTokens()).hasSize(1);
        assertThat(programs.getAllSecretKeys())
                .containsExactlyInAnyOrder(new Text(Handover.SPARK_SECRET_KEY), new Text("users"));
        assertThat(programs.getSecretKey(new Text("users"))).containsExactly(2);
    }
}
