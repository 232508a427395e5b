package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.LaunchResource;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where executors find Spark's classes: by {@code spark.yarn.archive}, by {@code spark.yarn.jars}, or else by an archive of
 * the driver's own {@code SPARK_HOME/jars}.
 *
 * @param resources what containers get, by name in their working directory
 * @param classpath the entries for their class path
 */
record SparkJars(ImmutableMap<String, LaunchResource> resources, ImmutableList<String> classpath) {
    private static final Logger LOG = LoggerFactory.getLogger(SparkJars.class);
    private static final String FOLDER = "__spark_libs__";
    private static final String LOCAL = "local:";

    /**
     * @param sparkHome the driver's own Spark, needed only if the settings name neither archive nor jars
     * @throws IOException if a file cannot be found or uploaded; the message names setting and file
     */
    static SparkJars prepare(YarnSettings settings, Optional<String> sparkHome, Configuration hadoop, Staging staging)
            throws IOException {
        if (settings.archive().isPresent()) {
            return archived(staging, settings.archive().get(), hadoop);
        }
        if (settings.jars().isPresent()) {
            return listed(settings, settings.jars().get(), hadoop, staging);
        }
        return ownJars(sparkHome, staging);
    }

    private static SparkJars archived(Staging staging, String archive, Configuration hadoop) throws IOException {
        if (archive.startsWith(LOCAL)) {
            throw new IllegalArgumentException("spark.yarn.archive is \"" + archive
                    + "\", but must not be a local: path; name the jars by spark.yarn.jars instead");
        }
        org.apache.hadoop.fs.Path path = WrittenPath.of(archive);
        if (!path.getFileSystem(hadoop).exists(path)) {
            throw new FileNotFoundException("spark.yarn.archive is \"" + archive + "\", but there is no such file");
        }
        return inFolder(ImmutableMap.of(FOLDER, staging.distribute(path, true)));
    }

    private static SparkJars listed(YarnSettings settings, List<String> jars, Configuration hadoop, Staging staging)
            throws IOException {
        ImmutableMap.Builder<String, LaunchResource> resources = ImmutableMap.builder();
        ImmutableList.Builder<String> classpath = ImmutableList.builder();
        boolean distributed = false;
        for (String jar : jars) {
            if (jar.startsWith(LOCAL)) {
                classpath.add(settings.clusterPath(withoutLocal(jar)));
                continue;
            }
            org.apache.hadoop.fs.Path pattern = WrittenPath.of(jar);
            FileStatus[] found = pattern.getFileSystem(hadoop).globStatus(pattern);
            if (found == null || found.length == 0) {
                throw new FileNotFoundException("spark.yarn.jars names \"" + jar + "\", but no file matches");
            }
            for (FileStatus status : found) {
                if (status.isFile()) {
                    resources.put(
                            FOLDER + "/" + status.getPath().getName(), staging.distribute(status.getPath(), false));
                    distributed = true;
                }
            }
        }
        if (distributed) {
            classpath.add("{{PWD}}/" + FOLDER + "/*");
        }
        return new SparkJars(resources.buildKeepingLast(), classpath.build());
    }

    private static String withoutLocal(String jar) {
        String path = jar.substring(LOCAL.length());
        return path.startsWith("//") ? path.substring(2) : path;
    }

    private static SparkJars ownJars(Optional<String> sparkHome, Staging staging) throws IOException {
        List<Path> jars = jarsOf(sparkHome.orElseThrow(() -> new IllegalArgumentException(
                "SPARK_HOME is not set; name Spark's jars by spark.yarn.archive or spark.yarn.jars")));
        LOG.warn(
                "Neither spark.yarn.jars nor spark.yarn.archive is set: uploading all {} jars of SPARK_HOME. Put them on the"
                        + " cluster's file system once to make each start faster",
                jars.size());
        return inFolder(ImmutableMap.of(FOLDER, staging.write(FOLDER + ".zip", true, out -> zip(jars, out))));
    }

    /** The jars of a Spark installation, by name. */
    static ImmutableList<Path> jarsOf(String sparkHome) {
        File folder = new File(sparkHome, "jars");
        File[] jars = folder.listFiles((directory, name) -> name.endsWith(".jar"));
        if (jars == null || jars.length == 0) {
            throw new IllegalArgumentException("SPARK_HOME is \"" + sparkHome + "\", but there are no jars in " + folder
                    + "; name Spark's jars by spark.yarn.archive or spark.yarn.jars");
        }
        return Arrays.stream(jars)
                .map(File::toPath)
                .sorted(Comparator.comparing(Path::getFileName))
                .collect(ImmutableList.toImmutableList());
    }

    private static void zip(List<Path> files, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (Path file : files) {
            zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
            Files.copy(file, zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static SparkJars inFolder(ImmutableMap<String, LaunchResource> resources) {
        return new SparkJars(resources, ImmutableList.of("{{PWD}}/" + FOLDER + "/*"));
    }
}
