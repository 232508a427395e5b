package io.volley.yarn;

import com.google.common.collect.ImmutableMap;
import io.volley.coordination.Build;
import io.volley.coordination.CuratorStore;
import io.volley.coordination.FencedException;
import io.volley.coordination.Handover;
import io.volley.coordination.RecordJson;
import io.volley.coordination.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the ApplicationMaster in the container that YARN gave it, with what the driver put into its working directory. The
 * class that YARN names is another, which loads this one by name: see the module {@code entry}.
 *
 * <p>Ends with status 0 if the application is over or another attempt has taken over, and otherwise with 1: YARN then starts
 * the next attempt, and the executors run on.
 */
public final class ApplicationMasterMain {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationMasterMain.class);

    private ApplicationMasterMain() {}

    public static void main(String[] arguments) {
        System.exit(status());
    }

    private static int status() {
        LOG.info("The ApplicationMaster of Volley {}", Build.description());
        try {
            AttemptOutcome outcome = run(LaunchPlace.of(ImmutableMap.copyOf(System.getenv())));
            LOG.info("The ApplicationMaster is exiting: {}", outcome);
            return 0;
        } catch (FencedException e) {
            LOG.info("The ApplicationMaster is exiting because another attempt has taken over: {}", e.getMessage());
            return 0;
        } catch (Throwable e) {
            LOG.error(
                    "The ApplicationMaster has failed; YARN will start the next attempt, and the executors keep"
                            + " running",
                    e);
            return 1;
        }
    }

    private static AttemptOutcome run(LaunchPlace place)
            throws IOException, YarnException, InterruptedException, ExecutionException {
        Handover handover = RecordJson.read(Files.readAllBytes(Path.of(Handover.FILE)), Handover.class, Handover.FILE);
        Configuration settings = HadoopSettings.read(Path.of(Handover.HADOOP_SETTINGS_FILE));
        UserGroupInformation.setConfiguration(settings);
        String secret =
                HadoopSettings.secret(UserGroupInformation.getCurrentUser().getCredentials());
        try (Store store = handover.zooKeeperIsTheDrivers()
                ? CuratorStore.atEmbedded(handover.zooKeeper(), secret)
                : CuratorStore.inFoundedHome(handover.zooKeeper(), secret)) {
            return new Attempt(place, handover, settings, store).run();
        }
    }
}
