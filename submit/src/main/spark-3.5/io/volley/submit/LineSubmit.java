package io.volley.submit;

import io.volley.spark.ScalaCollections;
import java.util.Arrays;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.deploy.SparkSubmit$;
import org.apache.spark.deploy.SparkSubmitArguments;
import scala.Function0;

/** Spark 3.5's SparkSubmit as the command runs it: what it says goes to the standard error, and not to a log. */
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
    public void logWarning(Function0<String> message) {
        print("Warning: " + message.apply());
    }

    @Override
    public void logError(Function0<String> message) {
        print("Error: " + message.apply());
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
        public void logWarning(Function0<String> message) {
            print("Warning: " + message.apply());
        }

        @Override
        public void logError(Function0<String> message) {
            print("Error: " + message.apply());
        }
    }
}
