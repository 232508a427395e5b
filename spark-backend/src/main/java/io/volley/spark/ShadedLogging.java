package io.volley.spark;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * Keeps the libraries inside Volley's jar from filling the driver's log: ZooKeeper alone says a hundred lines when it
 * starts. Whoever configures their logger has the last word.
 */
public final class ShadedLogging {
    private static final String LOGGER = "io.volley.shaded";

    /** Warns with a stack each second while ZooKeeper is away; Volley says that itself, once. */
    private static final String CONNECTIONS = "io.volley.shaded.zookeeper.ClientCnxn";

    private ShadedLogging() {}

    /** Lets them warn and no more. Does nothing if Spark does not log by Log4j 2. */
    public static void hush() {
        if (LogManager.getContext(false) instanceof LoggerContext context
                && !context.getConfiguration().getLoggers().containsKey(LOGGER)) {
            Configurator.setLevel(LOGGER, Level.WARN);
            Configurator.setLevel(CONNECTIONS, Level.ERROR);
        }
    }
}
