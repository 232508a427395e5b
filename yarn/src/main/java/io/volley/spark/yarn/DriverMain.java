package io.volley.spark.yarn;

import com.google.common.collect.ImmutableMap;
import io.volley.coordination.Build;
import io.volley.coordination.DriverHandover;
import io.volley.coordination.Handover;
import io.volley.coordination.RecordJson;
import io.volley.core.record.DriverStatus;
import io.volley.spark.ShadedLogging;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Function0;
import scala.runtime.BoxedUnit;

/**
 * Runs the user's program in the container that the ApplicationMaster has started for the driver, in cluster mode, and ends
 * the process with its status. The class that YARN names is another, which loads this one by name: see the module {@code
 * entry}.
 */
public final class DriverMain {
    private static final Logger LOG = LoggerFactory.getLogger(DriverMain.class);

    /** Among Spark's, after that of its context (50) and that of {@link YarnDriver} (40), before it deletes its folders (25). */
    private static final int LAST_WORD = 35;

    /** Among Hadoop's, after its file systems are closed (10). */
    private static final int LAST = 1;

    private DriverMain() {}

    public static void main(String[] none) {
        int status;
        try {
            status = status(ImmutableMap.copyOf(System.getenv()));
        } catch (Exception failure) {
            LOG.error("The driver could not start", failure);
            status = DriverStatus.NOT_STARTED.code();
        }
        System.exit(status);
    }

    private static int status(ImmutableMap<String, String> environment) throws IOException, InterruptedException {
        DriverHandover handover = RecordJson.read(
                Files.readAllBytes(Path.of(DriverHandover.FILE)), DriverHandover.class, DriverHandover.FILE);
        Credentials credentials = UserGroupInformation.getCurrentUser().getCredentials();
        set(DriverProperties.ofDriver(
                handover,
                DriverProperties.read(Path.of(DriverHandover.SETTINGS_FILE)),
                secret(credentials, Handover.SPARK_SECRET_KEY)));
        SparkConf conf = new SparkConf();
        Configuration hadoop = SparkHadoopUtil.get().newConfiguration(conf);
        ProxyFilter.of(hadoop, variable(environment, "APPLICATION_WEB_PROXY_BASE"))
                .ifPresentOrElse(filter -> set(filter.settings(conf.get(ProxyFilter.FILTERS, ""))), ProxiedPages::warn);
        int run = Integer.parseInt(variable(environment, DriverHandover.RUN));
        CallerContexts.driver(conf, handover.applicationId(), run);
        LOG.info("Run {} of the driver of {}, Volley {}", run, handover.applicationId(), Build.description());
        ShadedLogging.hush();
        ClassLoader loader =
                ProgramLoader.of(handover.program().jars(), conf, environment, DriverMain.class.getClassLoader());
        UserProgram program = new UserProgram(handover.program(), loader, new YarnSettings(conf));
        String secret = secret(credentials, Handover.SECRET_KEY)
                .orElseThrow(() -> new IllegalStateException(Handover.SECRET_KEY
                        + " is not in the container's credentials; the ApplicationMaster puts it there"));
        return DriverUser.of(conf, hadoop, run, loader).doAs((PrivilegedExceptionAction<Integer>) () -> {
            endWith(DriverProcess.open(handover, run, secret, variable(environment, "NM_HOST"), program));
            return program.run().status();
        });
    }

    private static void set(ImmutableMap<String, String> properties) {
        properties.forEach(System::setProperty);
    }

    private static String variable(ImmutableMap<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalStateException(name
                        + " is not in the environment; the driver is to be started by the ApplicationMaster alone"));
    }

    private static Optional<String> secret(Credentials credentials, String key) {
        return Optional.ofNullable(credentials.getSecretKey(new Text(key)))
                .map(secret -> new String(secret, StandardCharsets.UTF_8));
    }

    /**
     * However the JVM ends, the ApplicationMaster is told how the program ended. If the JVM ends before the program, a
     * status of 0 would say that it had succeeded.
     */
    private static void endWith(DriverProcess process) {
        var unused = org.apache.spark.util.ShutdownHookManager.addShutdownHook(LAST_WORD, (Function0<BoxedUnit>) () -> {
            process.close();
            return BoxedUnit.UNIT;
        });
        ShutdownHookManager.get()
                .addShutdownHook(
                        () -> {
                            if (process.program().end().isEmpty()) {
                                Runtime.getRuntime().halt(DriverStatus.EXITED_EARLY.code());
                            }
                        },
                        LAST);
    }
}
