package io.volley.testbed.yarn;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** What clients of an embedded YARN need to know of it, in files as Hadoop wants them. */
public final class ClientConfiguration {
    /** Which class tells the racks of hosts. */
    public static final String RACKS = "net.topology.node.switch.mapping.impl";

    /** Whom clients of HDFS expect there, if it asks for tickets. */
    private static final String NAME_NODE = "dfs.namenode.kerberos.principal";

    private ClientConfiguration() {}

    /** Each file appears at once and complete: whoever watches for it never reads a half. */
    public static void write(Configuration settings, Path folder) throws IOException {
        Files.createDirectories(folder);
        Configuration core = new Configuration(false);
        core.set("fs.defaultFS", settings.get("fs.defaultFS", "file:///"));
        core.set("hadoop.tmp.dir", settings.get("hadoop.tmp.dir", "/tmp"));
        core.set("hadoop.security.authentication", settings.get("hadoop.security.authentication", "simple"));
        Optional.ofNullable(settings.get(RACKS)).ifPresent(racks -> core.set(RACKS, racks));
        write(core, folder, "core-site.xml");
        Configuration yarn = new Configuration(false);
        for (Map.Entry<String, String> setting : settings) {
            if (setting.getKey().startsWith("yarn.")) {
                yarn.set(setting.getKey(), setting.getValue());
            }
        }
        write(yarn, folder, "yarn-site.xml");
        if (settings.get(NAME_NODE) != null) {
            Configuration hdfs = new Configuration(false);
            hdfs.set(NAME_NODE, settings.get(NAME_NODE));
            hdfs.set("dfs.replication", settings.get("dfs.replication"));
            write(hdfs, folder, "hdfs-site.xml");
        }
    }

    private static void write(Configuration settings, Path folder, String name) throws IOException {
        Path draft = folder.resolve(name + ".draft");
        try (OutputStream out = Files.newOutputStream(draft)) {
            settings.writeXml(out);
        }
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
