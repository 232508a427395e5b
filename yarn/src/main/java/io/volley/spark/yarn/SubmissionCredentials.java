package io.volley.spark.yarn;

import io.volley.coordination.Handover;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.security.HadoopDelegationTokenManager;

/** The tokens and secrets that the ApplicationMaster gets, and of which it gives the other containers their share. */
final class SubmissionCredentials {
    private SubmissionCredentials() {}

    /**
     * The user's tokens, fresh ones where Hadoop has security, and secrets.
     *
     * @param yarn where a token for the ResourceManager comes from
     * @param sparkSecret Spark's, if it authenticates
     * @param zooKeeperSecret ours
     */
    static Credentials of(
            SparkConf conf,
            Configuration hadoop,
            ResourceManagerToken.Issuer yarn,
            Optional<String> sparkSecret,
            String zooKeeperSecret)
            throws IOException {
        UserGroupInformation user = UserGroupInformation.getCurrentUser();
        Credentials credentials = new Credentials(user.getCredentials());
        if (UserGroupInformation.isSecurityEnabled()) {
            new HadoopDelegationTokenManager(conf, hadoop, null).obtainDelegationTokens(credentials);
            ResourceManagerToken.add(credentials, hadoop, yarn);
        }
        sparkSecret.ifPresent(secret -> add(credentials, Handover.SPARK_SECRET_KEY, secret));
        add(credentials, Handover.SECRET_KEY, zooKeeperSecret);
        return credentials;
    }

    private static void add(Credentials credentials, String key, String secret) {
        credentials.addSecretKey(new Text(key), secret.getBytes(StandardCharsets.UTF_8));
    }
}
