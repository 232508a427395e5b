package io.volley.coordination;

import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import org.jspecify.annotations.Nullable;

/** Who this JVM is: as ZooKeeper's server {@code zookeeper/localhost}, as its client {@code driver}, both from one file. */
final class Keytabs extends Configuration {
    private final ImmutableMap<String, AppConfigurationEntry> entries;

    private Keytabs(ImmutableMap<String, AppConfigurationEntry> entries) {
        this.entries = entries;
    }

    static void install(Path keytab, String realm) {
        Configuration.setConfiguration(new Keytabs(ImmutableMap.of(
                "Server", entry(keytab, "zookeeper/localhost@" + realm), "Client", entry(keytab, "driver@" + realm))));
    }

    /** The same without the server, as it is in a driver. */
    static void installClient(Path keytab, String realm) {
        Configuration.setConfiguration(new Keytabs(ImmutableMap.of("Client", entry(keytab, "driver@" + realm))));
    }

    /** The JVM's own configuration counts again. */
    static void remove() {
        Configuration.setConfiguration(null);
    }

    @Override
    public AppConfigurationEntry @Nullable [] getAppConfigurationEntry(String name) {
        AppConfigurationEntry entry = entries.get(name);
        return entry == null ? null : new AppConfigurationEntry[] {entry};
    }

    private static AppConfigurationEntry entry(Path keytab, String principal) {
        return new AppConfigurationEntry(
                "com.sun.security.auth.module.Krb5LoginModule",
                LoginModuleControlFlag.REQUIRED,
                Map.of(
                        "useKeyTab", "true",
                        "storeKey", "true",
                        "useTicketCache", "false",
                        "doNotPrompt", "true",
                        "keyTab", keytab.toString(),
                        "principal", principal));
    }
}
