package io.volley.core.record;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a driver exits with that an ApplicationMaster has started, where its program does not say: the numbers of stock
 * Spark's ApplicationMaster in cluster mode.
 */
public enum DriverStatus {
    SUCCEEDED(0, "its main method has returned"),
    NOT_STARTED(10, "the program could not be started"),
    EXECUTORS_FAILED(11, "the application could not go on"),
    NO_CONTEXT(13, "there was no SparkContext"),
    PROGRAM_THREW(15, "its main method threw an exception"),
    /** Begins with stock Spark's own words, which people search for. */
    EXITED_EARLY(
            16,
            "Shutdown hook called before final status was reported: the JVM was ended before its main method had"
                    + " returned");

    private final int code;
    private final String meaning;

    DriverStatus(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The process's exit status. */
    public int code() {
        return code;
    }

    /** What it means, in the middle of a sentence. */
    public String meaning() {
        return meaning;
    }

    /** What an exit status means; empty if it is none of these. */
    public static Optional<String> meaning(int code) {
        return Arrays.stream(values())
                .filter(status -> status.code == code)
                .map(status -> status.meaning)
                .findFirst();
    }
}
