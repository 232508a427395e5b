package io.volley.spark.yarn;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.deploy.security.HadoopDelegationTokenManager;

/** Who the program is to Hadoop, in a driver that the ApplicationMaster has started. */
final class DriverUser {
    private static final String PRINCIPAL = "spark.kerberos.principal";
    private static final String KEYTAB = "spark.kerberos.keytab";

    private DriverUser() {}

    /**
     * Whoever has submitted the application, with the tokens of the container; logged in from the keytab if there is one. A
     * later run gets tokens anew, because those of the submission may be old.
     *
     * @param loader knows what the user has added that gets tokens
     */
    static UserGroupInformation of(SparkConf conf, Configuration hadoop, int run, ClassLoader loader)
            throws IOException {
        String principal = conf.get(PRINCIPAL, "");
        if (principal.isEmpty()) {
            return SparkHadoopUtil.get().createSparkUser();
        }
        Credentials submitted = UserGroupInformation.getCurrentUser().getCredentials();
        SparkHadoopUtil.get().loginUserFromKeytab(principal, conf.get(KEYTAB));
        if (run > 1) {
            renew(submitted, conf, hadoop, loader);
        }
        UserGroupInformation user = UserGroupInformation.getCurrentUser();
        user.addCredentials(submitted);
        return user;
    }

    private static void renew(Credentials credentials, SparkConf conf, Configuration hadoop, ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            new HadoopDelegationTokenManager(conf, hadoop, null).obtainDelegationTokens(credentials);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
