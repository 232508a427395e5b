package io.volley.testbed.yarn;

import com.google.common.collect.Iterables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.minikdc.MiniKdc;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.client.KrbClient;
import org.apache.kerby.kerberos.kerb.client.KrbConfig;

/**
 * Kerberos in this process, and Hadoop's daemons as its services. All daemons are one and the same, for Hadoop logs in once
 * for a whole JVM.
 */
final class KerberosRealm {
    private static final String SERVICE = "hadoop";
    private static final String HOST = "localhost";

    private final KerberosFiles files;

    private KerberosRealm(KerberosFiles files) {
        this.files = files;
    }

    /** Starts it, with its users' keytabs and their tickets in the folder. */
    static KerberosRealm start(KerberosFiles files) throws Exception {
        KerberosRealm realm = new KerberosRealm(files);
        Files.createDirectories(files.folder());
        MiniKdc center =
                new MiniKdc(MiniKdc.createConf(), files.folder().resolve("kdc").toFile());
        center.start();
        Files.copy(center.getKrb5conf().toPath(), files.settings());
        center.createPrincipal(realm.services().toFile(), SERVICE + "/" + HOST, "HTTP/" + HOST);
        for (String user : KerberosFiles.USERS) {
            center.createPrincipal(files.keytab(user).toFile(), user);
            logIn(center, files.principal(user), files.keytab(user), files.tickets(user));
        }
        return realm;
    }

    /** As {@code kinit -k} does, which a machine may not have. */
    private static void logIn(MiniKdc center, String principal, Path keytab, Path tickets) throws KrbException {
        KrbClient client = new KrbClient(new KrbConfig());
        client.setKdcRealm(center.getRealm());
        client.setKdcHost(center.getHost());
        client.setKdcTcpPort(center.getPort());
        client.setAllowUdp(false);
        client.init();
        client.storeTicket(client.requestTgt(principal, keytab.toFile()), tickets.toFile());
    }

    private Path services() {
        return files.folder().resolve("services.keytab");
    }

    private String service(String name) {
        return files.principal(name + "/" + HOST);
    }

    /** Has Hadoop's daemons in this process, and their clients, prove who they are; this process is the service from now on. */
    void secure(Configuration settings) throws IOException {
        settings.set("hadoop.security.authentication", "kerberos");
        settings.setBoolean("hadoop.security.authorization", true);
        secureYarn(settings);
        secureHdfs(settings);
        String first = KerberosFiles.USERS.get(0);
        settings.set("hadoop.proxyuser." + first + ".hosts", "*");
        settings.set("hadoop.proxyuser." + first + ".users", String.join(",", Iterables.skip(KerberosFiles.USERS, 1)));
        // Nobody of this machine has these names, and to look for their groups would start a process each time.
        settings.set(
                "hadoop.user.group.static.mapping.overrides",
                Stream.concat(Stream.of(SERVICE), KerberosFiles.USERS.stream())
                        .map(user -> user + "=users")
                        .collect(Collectors.joining(";", "dr.who=;", "")));
        UserGroupInformation.setConfiguration(settings);
        UserGroupInformation.loginUserFromKeytab(service(SERVICE), services().toString());
    }

    private void secureYarn(Configuration settings) {
        settings.set(YarnConfiguration.RM_PRINCIPAL, service(SERVICE));
        settings.set(YarnConfiguration.RM_KEYTAB, services().toString());
        settings.set(YarnConfiguration.NM_PRINCIPAL, service(SERVICE));
        settings.set(YarnConfiguration.NM_KEYTAB, services().toString());
        // What is in /etc on the nodes of a real cluster.
        settings.set(YarnConfiguration.NM_ADMIN_USER_ENV, "JAVA_TOOL_OPTIONS=" + files.javaOption());
    }

    private void secureHdfs(Configuration settings) {
        settings.set("dfs.namenode.kerberos.principal", service(SERVICE));
        settings.set("dfs.namenode.keytab.file", services().toString());
        settings.set("dfs.datanode.kerberos.principal", service(SERVICE));
        settings.set("dfs.datanode.keytab.file", services().toString());
        settings.set("dfs.namenode.kerberos.internal.spnego.principal", service("HTTP"));
        settings.set("dfs.web.authentication.kerberos.principal", service("HTTP"));
        settings.set("dfs.web.authentication.kerberos.keytab", services().toString());
        settings.setBoolean("dfs.block.access.token.enable", true);
        // Else a DataNode insists on ports of root's, or on certificates.
        settings.setBoolean("ignore.secure.ports.for.testing", true);
    }
}
