package io.volley.spark.yarn;

import io.volley.coordination.Handover;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.deploy.security.HadoopDelegationTokenManager;
import org.apache.spark.util.Utils;

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
        Credentials submitted = programs(UserGroupInformation.getCurrentUser().getCredentials());
        String principal = conf.get(PRINCIPAL, "");
        if (principal.isEmpty()) {
            UserGroupInformation user = UserGroupInformation.createRemoteUser(Utils.getCurrentUserName());
            user.addCredentials(submitted);
            return user;
        }
        SparkHadoopUtil.get().loginUserFromKeytab(principal, conf.get(KEYTAB));
        if (run > 1) {
            renew(submitted, conf, hadoop, loader);
        }
        UserGroupInformation user = UserGroupInformation.getCurrentUser();
        user.addCredentials(submitted);
        return user;
    }

    /** Of the container's all but the secret for ZooKeeper: without a keytab Spark sends executors all that its user has. */
    static Credentials programs(Credentials containers) {
        Credentials programs = new Credentials();
        containers.getTokenMap().forEach(programs::addToken);
        containers.getSecretKeyMap().forEach((alias, secret) -> {
            if (!alias.toString().equals(Handover.SECRET_KEY)) {
                programs.addSecretKey(alias, secret);
            }
        });
        return programs;
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
