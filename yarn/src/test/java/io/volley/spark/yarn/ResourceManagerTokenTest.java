package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.security.token.TokenIdentifier;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.security.client.RMDelegationTokenIdentifier;
import org.junit.jupiter.api.Test;

class ResourceManagerTokenTest {
    private static final String KIND = RMDelegationTokenIdentifier.KIND_NAME.toString();

    private final Credentials credentials = new Credentials();

    @Test
    void servesForTheResourceManagerAndIsItsToRenew() {
        ResourceManagerToken.add(credentials, one(), ResourceManagerTokenTest::issued);

        assertThat(credentials.getAllTokens()).singleElement().satisfies(token -> {
            assertThat(token.getKind()).isEqualTo(RMDelegationTokenIdentifier.KIND_NAME);
            assertThat(token.getService()).isEqualTo(new Text("127.0.0.1:8032"));
            assertThat(new Text(token.getIdentifier())).isEqualTo(new Text("rm/localhost@EXAMPLE.COM"));
        });
    }

    /** Whichever of them is active: each knows the tokens that the other has given. */
    @Test
    void servesForAllResourceManagersOfAnAvailableOne() {
        Configuration two = one();
        two.setBoolean(YarnConfiguration.RM_HA_ENABLED, true);
        two.set(YarnConfiguration.RM_HA_IDS, "rm1,rm2");
        two.set(YarnConfiguration.RM_ADDRESS + ".rm1", "127.0.0.1:18032");
        two.set(YarnConfiguration.RM_ADDRESS + ".rm2", "127.0.0.1:28032");

        ResourceManagerToken.add(credentials, two, ResourceManagerTokenTest::issued);

        assertThat(credentials.getAllTokens()).singleElement().satisfies(token -> {
            assertThat(token.getService()).isEqualTo(new Text("127.0.0.1:18032,127.0.0.1:28032"));
            assertThat(new Text(token.getIdentifier())).isEqualTo(new Text("rm/localhost@EXAMPLE.COM"));
        });
    }

    /** A submitter without a ticket, such as a workflow's, has one, and is given none. */
    @Test
    void keepsTheOneThatTheSubmitterCameWith() {
        Token<TokenIdentifier> brought = new Token<>(
                new byte[] {1}, new byte[0], RMDelegationTokenIdentifier.KIND_NAME, new Text("127.0.0.1:8032"));
        credentials.addToken(new Text("brought"), brought);

        ResourceManagerToken.add(credentials, one(), renewer -> {
            throw new AssertionError("asked for another");
        });

        assertThat(credentials.getAllTokens()).singleElement().isEqualTo(brought);
    }

    @Test
    void isDoneWithoutWhereThereIsNone() {
        ResourceManagerToken.add(credentials, one(), renewer -> {
            throw new IOException("issued only with kerberos authentication");
        });

        assertThat(credentials.getAllTokens()).isEmpty();
    }

    private static Configuration one() {
        Configuration hadoop = new YarnConfiguration();
        hadoop.set(YarnConfiguration.RM_ADDRESS, "127.0.0.1:8032");
        hadoop.set(YarnConfiguration.RM_PRINCIPAL, "rm/_HOST@EXAMPLE.COM");
        return hadoop;
    }

    /** One that tells who may renew it. */
    private static org.apache.hadoop.yarn.api.records.Token issued(String renewer) {
        return org.apache.hadoop.yarn.api.records.Token.newInstance(
                new Text(renewer).copyBytes(), KIND, new byte[] {2}, "");
    }
}
