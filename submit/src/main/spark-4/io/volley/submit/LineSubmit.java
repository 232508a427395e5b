package io.volley.submit;

import io.volley.spark.ScalaCollections;
import java.util.Arrays;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.deploy.SparkSubmit$;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.apache.spark.internal.LogEntry;
import scala.Function0;

/** Spark 4's SparkSubmit as the command runs it: what it says goes to the standard error, and not to a log. */
abstract class LineSubmit extends SparkSubmit {
    LineSubmit() {}

    @Override
    public SparkSubmitArguments parseArguments(String[] words) {
        return new PrintingArguments(words);
    }

    @Override
    public void logInfo(Function0<String> message) {
        print(message.apply());
    }

    @Override
    public void logInfo(LogEntry entry) {
        print(entry.message());
    }

    @Override
    public void logWarning(Function0<String> message) {
        print("Warning: " + message.apply());
    }

    @Override
    public void logWarning(LogEntry entry) {
        print("Warning: " + entry.message());
    }

    @Override
    public void logError(Function0<String> message) {
        print("Error: " + message.apply());
    }

    @Override
    public void logError(LogEntry entry) {
        print("Error: " + entry.message());
    }

    static void print(String message) {
        SparkSubmit$.MODULE$.printMessage(message);
    }

    /** Spark's arguments, which print their usage. */
    private static final class PrintingArguments extends SparkSubmitArguments {
        PrintingArguments(String[] words) {
            super(ScalaCollections.seq(Arrays.asList(words)), ScalaCollections.map(System.getenv()));
        }

        @Override
        public void logInfo(Function0<String> message) {
            print(message.apply());
        }

        @Override
        public void logInfo(LogEntry entry) {
            print(entry.message());
        }

        @Override
        public void logWarning(Function0<String> message) {
            print("Warning: " + message.apply());
        }

        @Override
        public void logWarning(LogEntry entry) {
            print("Warning: " + entry.message());
        }

        @Override
        public void logError(Function0<String> message) {
            print("Error: " + message.apply());
        }

        @Override
        public void logError(LogEntry entry) {
            print("Error: " + entry.message());
        }
    }
}
