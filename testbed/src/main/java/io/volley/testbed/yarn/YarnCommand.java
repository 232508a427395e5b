package io.volley.testbed.yarn;

import io.volley.testbed.Home;
import io.volley.testbed.process.Java;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The other end of {@link YarnOptions}: for whoever starts such a process, and has no Hadoop himself. */
public final class YarnCommand {
    private YarnCommand() {}

    /**
     * The words that start such a process.
     *
     * @param jvm options of its JVM
     * @param own options of its main class, beside those of all
     */
    public static List<String> of(
            Home home, List<String> jvm, Class<?> main, Path folder, YarnProcess.Shape shape, List<String> own) {
        List<String> command = new ArrayList<>();
        command.add(Java.executable());
        command.addAll(jvm);
        command.addAll(List.of(
                "-Djava.net.preferIPv4Stack=true",
                // Jetty unpacks its pages there and leaves them.
                "-Djava.io.tmpdir=" + folder,
                // Where MiniYARNCluster works, relative to its working directory.
                "-Dtest.build.data=target",
                "-Dlog4j.configuration=volley-embedded-log4j.properties",
                // Guice makes classes at run time.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                home.yarnJars().resolve("*") + File.pathSeparator + home.lib().resolve("*"),
                main.getName(),
                "--directory",
                folder.toString(),
                "--nodes",
                Integer.toString(shape.nodes()),
                "--memory",
                Integer.toString(shape.memory()),
                "--vcores",
                Integer.toString(shape.vcores())));
        command.addAll(own);
        new TreeMap<>(shape.overrides()).forEach((key, value) -> command.add("-D" + key + "=" + value));
        return command;
    }
}
