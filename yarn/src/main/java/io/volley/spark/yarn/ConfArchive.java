package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.coordination.LaunchResource;
import io.volley.spark.Status;
import io.volley.spark.Volley;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.util.Utils;

/**
 * The driver's settings files for its executors, as one archive: the logging and metrics settings on the driver's class
 * path; and below {@value #HADOOP} the files of Hadoop's configuration folders, behind what Spark's own folder has of such
 * files, as hive-site.xml. And the few classes of Volley that a program may name: where a class of a program's does, in a
 * method or in a lambda, no executor could load that class without them.
 */
final class ConfArchive {
    static final String FOLDER = "__spark_conf__";
    static final String HADOOP = "__hadoop_conf__";

    private static final ImmutableList<String> ON_CLASSPATH = ImmutableList.of(
            "log4j2.yaml",
            "log4j2.yml",
            "log4j2.json",
            "log4j2.jsn",
            "log4j2.xml",
            "log4j2.properties",
            "metrics.properties");

    private static final ImmutableList<String> HADOOP_FOLDERS = ImmutableList.of("HADOOP_CONF_DIR", "YARN_CONF_DIR");

    private static final ImmutableList<Class<?>> API = ImmutableList.of(Volley.class, Status.class);

    private ConfArchive() {}

    /** @param environment the driver's environment, which names Spark's folder and Hadoop's */
    static LaunchResource upload(Map<String, String> environment, Staging staging) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        for (String name : ON_CLASSPATH) {
            URL url = Utils.getContextOrSparkClassLoader().getResource(name);
            if (url != null && url.getProtocol().equals("file")) {
                files.put(name, Path.of(URI.create(url.toString())));
            }
        }
        // In the order in which the driver itself has these folders on its class path.
        add(
                environment.getOrDefault("SPARK_CONF_DIR", ""),
                file -> file.getName().endsWith(".xml"),
                files);
        for (String variable : HADOOP_FOLDERS) {
            add(environment.getOrDefault(variable, ""), file -> true, files);
        }
        return staging.write(FOLDER + ".zip", true, out -> zip(files, out));
    }

    private static void add(String folder, Predicate<File> which, Map<String, Path> files) {
        File[] found = new File(folder).listFiles(file -> file.isFile() && file.canRead() && which.test(file));
        for (File file : found == null ? new File[0] : found) {
            files.putIfAbsent(HADOOP + "/" + file.getName(), file.toPath());
        }
    }

    private static void zip(Map<String, Path> files, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry(HADOOP + "/"));
        zip.closeEntry();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            zip.putNextEntry(new ZipEntry(file.getKey()));
            Files.copy(file.getValue(), zip);
            zip.closeEntry();
        }
        for (Class<?> named : API) {
            for (Class<?> member : named.getNestMembers()) {
                String name = member.getName().replace('.', '/') + ".class";
                zip.putNextEntry(new ZipEntry(name));
                try (InputStream bytes = member.getClassLoader().getResourceAsStream(name)) {
                    Objects.requireNonNull(bytes, name).transferTo(zip);
                }
                zip.closeEntry();
            }
        }
        zip.finish();
    }
}
