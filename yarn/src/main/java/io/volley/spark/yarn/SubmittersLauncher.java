package io.volley.spark.yarn;

import org.apache.spark.SparkConf;
import org.apache.spark.launcher.LauncherBackend;
import org.apache.spark.launcher.SparkAppHandle;

/** The program that has started the submission by Spark's {@code SparkLauncher}, if one has: it is told of the application. */
final class SubmittersLauncher implements AutoCloseable {
    private final Backend backend;

    /** @param stop ends the application, if that program wants it */
    SubmittersLauncher(SparkConf conf, Runnable stop) {
        this.backend = new Backend(conf, stop);
    }

    void connect() {
        backend.connect();
    }

    boolean isConnected() {
        return backend.isConnected();
    }

    void submitted(String applicationId) {
        backend.setAppId(applicationId);
        backend.setState(SparkAppHandle.State.SUBMITTED);
    }

    void state(SparkAppHandle.State state) {
        backend.setState(state);
    }

    @Override
    public void close() {
        backend.close();
    }

    private static final class Backend extends LauncherBackend {
        private final SparkConf conf;
        private final Runnable stop;

        private Backend(SparkConf conf, Runnable stop) {
            this.conf = conf;
            this.stop = stop;
        }

        @Override
        public SparkConf conf() {
            return conf;
        }

        @Override
        public void onStopRequest() {
            stop.run();
        }
    }
}
