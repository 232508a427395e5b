package io.volley.spark.yarn;

import io.volley.coordination.Handover;
import io.volley.coordination.LaunchResource;
import io.volley.core.settings.VolleySettings.AmHadoop;
import io.volley.spark.OwnJar;
import io.volley.spark.ScalaCollections;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.ApplicationConstants;
import org.apache.hadoop.yarn.api.records.ApplicationAccessType;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.LocalResource;
import org.apache.hadoop.yarn.api.records.LocalResourceType;
import org.apache.hadoop.yarn.api.records.LocalResourceVisibility;
import org.apache.hadoop.yarn.api.records.URL;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.spark.util.Utils;

/**
 * The container of the ApplicationMaster: our one jar and Hadoop's client classes, no Spark; a JVM that starts fast. The
 * secrets are in its credentials and nowhere else.
 */
final class AmContainer {
    /** Volley's own jar in the working directory. */
    static final String JAR = "volley.jar";

    private static final String MAIN = "io.volley.entry.ApplicationMasterEntry";
    private static final String HADOOP_FOLDER = "__hadoop__";
    private static final String CLASSPATH = "CLASSPATH";

    private final YarnSettings settings;
    private final AmHadoop amHadoop;
    private final Configuration hadoop;
    private final Staging staging;

    AmContainer(YarnSettings settings, AmHadoop amHadoop, Configuration hadoop, Staging staging) {
        this.settings = settings;
        this.amHadoop = amHadoop;
        this.hadoop = hadoop;
        this.staging = staging;
    }

    /**
     * @param handover uploaded as a file
     * @param credentials tokens and secrets of the application
     * @param sparkHome the driver's own Spark, where Hadoop's classes are taken from if they are to be shipped
     * @param applicationId for {@code {{APP_ID}}} in the user's Java options
     * @throws IOException if a file cannot be found or uploaded
     */
    ContainerLaunchContext launch(
            byte[] handover, Credentials credentials, Optional<String> sparkHome, String applicationId)
            throws IOException {
        Map<String, LaunchResource> resources = new LinkedHashMap<>();
        resources.put(JAR, staging.distribute(new org.apache.hadoop.fs.Path(ownJar().toUri()), false));
        resources.put(Handover.FILE, staging.write(Handover.FILE, false, out -> out.write(handover)));
        Configuration site = HadoopSite.forApplicationMaster(hadoop, staging.scheme());
        resources.put(
                Handover.HADOOP_SETTINGS_FILE, staging.write(Handover.HADOOP_SETTINGS_FILE, false, site::writeXml));
        if (amHadoop == AmHadoop.SHIP) {
            for (Path jar : HadoopSite.clientJars(sparkHome)) {
                resources.put(
                        HADOOP_FOLDER + "/" + jar.getFileName(),
                        staging.distribute(new org.apache.hadoop.fs.Path(jar.toUri()), false));
            }
        }
        DataOutputBuffer tokens = new DataOutputBuffer();
        credentials.writeTokenStorageToStream(tokens);
        ContainerLaunchContext context = ContainerLaunchContext.newInstance(
                localResources(resources),
                environment(),
                List.of(String.join(" ", command(applicationId))),
                null,
                ByteBuffer.wrap(tokens.getData(), 0, tokens.getLength()),
                new LinkedHashMap<>());
        return context;
    }

    /** Who may see and who may kill the application, in YARN's form. */
    static Map<ApplicationAccessType, String> acls(String viewers, String modifiers) {
        return Map.of(ApplicationAccessType.VIEW_APP, viewers, ApplicationAccessType.MODIFY_APP, modifiers);
    }

    /**
     * What the user names for it, such as the Java of the nodes that it runs on. To a class path of the user's ours comes
     * first: another Hadoop or another Volley in front of it would be the ApplicationMaster's. Without Kerberos it is to a
     * file system who it says it is: who may delete the staging directory, and not whom NodeManagers run as.
     */
    Map<String, String> environment() throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(CLASSPATH, classpath());
        environment.put(
                "HADOOP_USER_NAME", UserGroupInformation.getCurrentUser().getShortUserName());
        settings.amEnvironment()
                .forEach((name, value) -> environment.merge(
                        name,
                        value,
                        (own, users) -> name.equals(CLASSPATH)
                                ? own + ApplicationConstants.CLASS_PATH_SEPARATOR + users
                                : users));
        return environment;
    }

    List<String> command(String applicationId) {
        List<String> words = new ArrayList<>();
        words.add("{{JAVA_HOME}}/bin/java");
        words.add("-Xmx" + settings.amMemoryMb() + "m");
        words.add("-XX:+UseSerialGC");
        words.add("-XX:TieredStopAtLevel=1");
        // YARN starts the next attempt, which knows all that this one knew.
        words.add("-XX:+ExitOnOutOfMemoryError");
        words.add("-Djava.io.tmpdir={{PWD}}/" + YarnConfiguration.DEFAULT_CONTAINER_TEMP_DIR);
        words.add("-Dlog4j.configuration=io/volley/yarn/log4j.properties");
        words.add("-Dlog4j2.configurationFile=io/volley/yarn/log4j2.properties");
        if (settings.limitsAmProcessors()) {
            words.add("-XX:ActiveProcessorCount=" + settings.amCores());
        }
        settings.amJavaOptions().ifPresent(options -> words.addAll(userOptions(options, applicationId)));
        words.add(MAIN);
        words.add("1>" + ApplicationConstants.LOG_DIR_EXPANSION_VAR + "/stdout");
        words.add("2>" + ApplicationConstants.LOG_DIR_EXPANSION_VAR + "/stderr");
        return words;
    }

    private static List<String> userOptions(String options, String applicationId) {
        if (options.contains("-Xmx")) {
            throw new IllegalArgumentException("spark.yarn.am.extraJavaOptions is \"" + options
                    + "\", but must not set the heap; use spark.yarn.am.memory");
        }
        if (options.contains("-Dspark")) {
            throw new IllegalArgumentException("spark.yarn.am.extraJavaOptions is \"" + options
                    + "\", but must not set Spark's options; set them by --conf");
        }
        return ScalaCollections.asJava(Utils.splitCommandString(options)).stream()
                .map(option -> ShellWord.quoted(option.replace("{{APP_ID}}", applicationId)))
                .toList();
    }

    private String classpath() {
        List<String> entries = new ArrayList<>();
        entries.add("{{PWD}}/" + JAR);
        if (amHadoop == AmHadoop.SHIP) {
            entries.add("{{PWD}}/" + HADOOP_FOLDER + "/*");
        } else {
            entries.addAll(List.of(hadoop.getTrimmedStrings(
                    YarnConfiguration.YARN_APPLICATION_CLASSPATH,
                    YarnConfiguration.DEFAULT_YARN_CROSS_PLATFORM_APPLICATION_CLASSPATH)));
        }
        return String.join(ApplicationConstants.CLASS_PATH_SEPARATOR, entries);
    }

    /** The jar that Volley runs from. */
    static Path ownJar() {
        Path jar = OwnJar.locate().file();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("Volley runs from " + jar + ", but must run from its jar");
        }
        return jar;
    }

    private static Map<String, LocalResource> localResources(Map<String, LaunchResource> resources) {
        Map<String, LocalResource> local = new LinkedHashMap<>();
        resources.forEach((name, resource) -> local.put(
                name,
                LocalResource.newInstance(
                        URL.fromPath(new org.apache.hadoop.fs.Path(resource.url())),
                        resource.archive() ? LocalResourceType.ARCHIVE : LocalResourceType.FILE,
                        LocalResourceVisibility.valueOf(resource.visibility().name()),
                        resource.size(),
                        resource.timestamp())));
        return local;
    }
}
