package io.volley.spark.yarn;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * Where Spark's history server shows an application, as stock Spark's ApplicationMaster tells YARN ({@code
 * getHistoryServerAddress}). In cluster mode the number of the driver's run is to follow.
 */
final class HistoryPages {
    /** As {@code HistoryServer.UI_PATH_PREFIX}. */
    private static final String PATH = "/history/";

    private HistoryPages() {}

    /** Empty if no history server is named. */
    static Optional<String> of(YarnSettings settings, Configuration hadoop, ApplicationId application) {
        return settings.historyServer()
                .map(address -> SparkHadoopUtil.get().substituteHadoopVariables(address, hadoop) + PATH + application);
    }

    /** The same, if YARN is to show them while the application runs and the driver has no pages of its own. */
    static Optional<String> inPlaceOfTheDrivers(
            YarnSettings settings, Configuration hadoop, ApplicationId application) {
        return settings.historyServerTracks() ? of(settings, hadoop, application) : Optional.empty();
    }
}
