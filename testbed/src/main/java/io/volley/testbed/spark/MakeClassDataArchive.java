package io.volley.testbed.spark;

import com.google.common.collect.ImmutableList;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.volley.testbed.Home;
import io.volley.testbed.process.Java;
import io.volley.testbed.process.LogTail;
import io.volley.testbed.process.Loopback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The main class that makes the {@link ClassDataArchive} of a home: runs a job with a driver and an executor, each in a
 * JVM of its own that writes down which classes it loads, and dumps those. Arguments: the job's jar, its main class, and
 * its own arguments. Does nothing if the archive is newer than all jars.
 */
public final class MakeClassDataArchive {
    private MakeClassDataArchive() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Home home = Home.locate();
        ClassDataArchive archive = ClassDataArchive.at(home);
        if (isUpToDate(archive)) {
            return;
        }
        Path work = Files.createTempDirectory(home.folder(), "classes-");
        try {
            dump(archive, loadedClasses(home, archive, List.of(arguments), work), work);
        } finally {
            MoreFiles.deleteRecursively(work, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private static boolean isUpToDate(ClassDataArchive archive) throws IOException {
        if (!Files.exists(archive.file())) {
            return false;
        }
        for (Path jar : archive.jars()) {
            if (Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(archive.file())) > 0) {
                return false;
            }
        }
        return true;
    }

    /** What driver and executor load, each class once. */
    private static Set<String> loadedClasses(Home home, ClassDataArchive archive, List<String> job, Path work)
            throws IOException, InterruptedException {
        Path driver = work.resolve("driver.lst");
        Path executor = work.resolve("executor.lst");
        List<String> arguments = ImmutableList.<String>builder()
                .add("--master", "local-cluster[1,1,512]")
                .add("--driver-class-path", archive.classPath())
                .add("--driver-java-options", "-XX:DumpLoadedClassList=" + driver)
                .add("--conf", "spark.executor.extraClassPath=" + archive.classPath())
                .add("--conf", "spark.executor.extraJavaOptions=-XX:DumpLoadedClassList=" + executor)
                .add("--conf", "spark.executor.memory=512m")
                .add("--conf", "spark.driver.host=" + Loopback.ADDRESS)
                .add("--conf", "spark.ui.enabled=false")
                .add("--conf", "spark.local.dir=" + work)
                .add("--class", job.get(1), job.get(0))
                .addAll(job.subList(2, job.size()))
                .build();
        run(
                new SparkProcess(home.spark(), Map.of("SPARK_LOCAL_IP", Loopback.ADDRESS)).submit(arguments),
                work,
                "job.log");
        Set<String> classes = new LinkedHashSet<>(Files.readAllLines(driver));
        classes.addAll(Files.readAllLines(executor));
        return classes;
    }

    private static void dump(ClassDataArchive archive, Set<String> classes, Path work)
            throws IOException, InterruptedException {
        Path list = Files.write(work.resolve("classes.lst"), classes);
        Path draft = work.resolve("classes.jsa");
        run(
                new ProcessBuilder(
                        Java.executable(),
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + draft,
                        "-cp",
                        archive.classPath()),
                work,
                "dump.log");
        Files.move(draft, archive.file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void run(ProcessBuilder command, Path work, String log) throws IOException, InterruptedException {
        Path said = work.resolve(log);
        int exit = command.directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException(
                    "%s ended with status %d. %s".formatted(command.command(), exit, LogTail.of(said, 40)));
        }
    }
}
