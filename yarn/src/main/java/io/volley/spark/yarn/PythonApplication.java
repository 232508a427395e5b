package io.volley.spark.yarn;

import java.io.FileNotFoundException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether executors are to run Python: then they get PySpark, and memory for it. Spark's submission says so for master
 * {@code yarn} alone, and only for a program that it starts itself, which {@code python app.py} and a notebook are not.
 */
final class PythonApplication {
    static final String KEY = "spark.yarn.isPython";

    private static final Logger LOG = LoggerFactory.getLogger(PythonApplication.class);

    private PythonApplication() {}

    /**
     * Sets it, unless it is set.
     *
     * @param hasPySpark whether there is a PySpark for executors; a server of Spark Connect can do without
     */
    static void settle(SparkConf conf, ContextMaker maker, BooleanSupplier hasPySpark) {
        if (conf.contains(KEY)) {
            return;
        }
        boolean python = switch (maker) {
            case PYTHON -> true;
            case CONNECT_SERVER -> hasPySpark.getAsBoolean();
            case JVM -> false;
        };
        if (python) {
            LOG.info("Executors get PySpark; set {}=false if they run no Python", KEY);
            conf.set(KEY, "true");
        }
    }

    /** Whether executors of an application run Python. */
    static boolean isOne(SparkConf conf) {
        return conf.getBoolean(KEY, false);
    }

    /**
     * The PySpark for its executors; empty if they run no Python.
     *
     * @param environment the driver's
     * @param sparkHome the driver's Spark
     * @throws FileNotFoundException if they run Python and there is none
     */
    static Optional<PySpark> pySpark(SparkConf conf, Map<String, String> environment, Optional<String> sparkHome)
            throws FileNotFoundException {
        return isOne(conf) ? Optional.of(PySpark.require(environment, sparkHome)) : Optional.empty();
    }
}
