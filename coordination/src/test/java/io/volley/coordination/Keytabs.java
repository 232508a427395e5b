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

    private Keytabs(Path keytab, String realm) {
        this.entries = ImmutableMap.of(
                "Server", entry(keytab, "zookeeper/localhost@" + realm), "Client", entry(keytab, "driver@" + realm));
    }

    static void install(Path keytab, String realm) {
        Configuration.setConfiguration(new Keytabs(keytab, realm));
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
