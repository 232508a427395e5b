package io.volley.spark.yarn;

import com.google.common.base.Strings;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.yarn.api.records.Token;
import org.apache.hadoop.yarn.client.ClientRMProxy;
import org.apache.hadoop.yarn.client.util.YarnClientUtils;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.security.client.RMDelegationTokenSelector;
import org.apache.hadoop.yarn.util.ConverterUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token by which an ApplicationMaster asks the ResourceManager which nodes have room, where Hadoop has security. The
 * ApplicationMaster has no ticket of Kerberos, and the token that YARN itself gives it is good for requests alone.
 */
final class ResourceManagerToken {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceManagerToken.class);

    private ResourceManagerToken() {}

    /**
     * Adds it, for whichever ResourceManager will be active, unless the submitter came with one. The ResourceManager itself
     * renews it while the application runs. Without it the application does run, so no failure ends the submission.
     */
    static void add(Credentials credentials, Configuration hadoop, Issuer issuer) {
        try {
            Text service = ClientRMProxy.getRMDelegationTokenService(hadoop);
            if (new RMDelegationTokenSelector().selectToken(service, credentials.getAllTokens()) == null) {
                Token issued = issuer.issue(Strings.nullToEmpty(YarnClientUtils.getRmPrincipal(hadoop)));
                credentials.addToken(service, ConverterUtils.convertFromYarn(issued, service));
            }
        } catch (IOException | YarnException | IllegalArgumentException failure) {
            LOG.warn(
                    "The ResourceManager gave no token for the ApplicationMaster, which will therefore request executors"
                            + " on no hosts in particular",
                    failure);
        }
    }

    /** Where tokens come from. */
    @FunctionalInterface
    interface Issuer {
        /**
         * Another one.
         *
         * @param renewer the principal of who may renew it
         */
        Token issue(String renewer) throws IOException, YarnException;
    }
}
