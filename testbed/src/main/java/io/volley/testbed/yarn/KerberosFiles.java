package io.volley.testbed.yarn;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;

/**
 * What a secured cluster lays down for its users: where they find Kerberos, and what they log in with.
 *
 * @param folder of these files
 */
public record KerberosFiles(Path folder) {
    /** Who may use such a cluster; the first may act for the others. */
    public static final ImmutableList<String> USERS = ImmutableList.of("alice", "bob");

    static final String REALM = "EXAMPLE.COM";

    /** Those of a cluster. */
    static KerberosFiles of(Path cluster) {
        return new KerberosFiles(cluster.resolve("kerberos"));
    }

    /** A user as Kerberos knows it. */
    public String principal(String user) {
        return user + "@" + REALM;
    }

    /** What a user logs in with. */
    public Path keytab(String user) {
        return folder.resolve(user + ".keytab");
    }

    /** The tickets of a user who has logged in, for {@code KRB5CCNAME}: what {@code kinit} would have made. */
    public Path tickets(String user) {
        return folder.resolve(user + ".tickets");
    }

    /** Where Kerberos is; on a real machine it is {@code /etc/krb5.conf}. */
    public Path settings() {
        return folder.resolve("krb5.conf");
    }

    /** Tells a JVM where Kerberos is. */
    public String javaOption() {
        return "-Djava.security.krb5.conf=" + settings();
    }
}
