package io.volley.simulation;

import io.volley.simulation.recorded.RecordedApplication;

/**
 * A recorded application whose queries are to come again.
 *
 * @param application what was recorded
 * @param scale how many times as many tasks a stage has, at the least
 */
public record PlayedRecording(RecordedApplication application, int scale) {
    /** TPC-H over a gigabyte, as of sixteen and more. */
    public static final int DEFAULT_SCALE = 16;

    /** The name of what is played if nothing else is named. */
    public static final String DEFAULT_NAME = "tpch-power-3.5";

    public PlayedRecording {
        if (scale <= 0) {
            throw new IllegalArgumentException("scale is %d, but must be positive".formatted(scale));
        }
    }

    /** What is played if nothing else is named. */
    public static PlayedRecording standard() {
        return new PlayedRecording(RecordedApplication.named(DEFAULT_NAME), DEFAULT_SCALE);
    }
}
