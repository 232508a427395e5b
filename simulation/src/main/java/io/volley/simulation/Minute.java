package io.volley.simulation;

/**
 * The jobs that one minute of a day brings.
 *
 * @param minute counted from 0
 * @param jobs how many came in it
 * @param inputBytes what they read
 * @param shuffleBytes what goes from their maps to their reducers
 * @param outputBytes what they write
 */
public record Minute(int minute, int jobs, long inputBytes, long shuffleBytes, long outputBytes) {
    public Minute {
        if (minute < 0 || jobs < 0 || inputBytes < 0 || shuffleBytes < 0 || outputBytes < 0) {
            throw new IllegalArgumentException("minute %d, jobs %d, bytes %d, %d, %d: none may be negative"
                    .formatted(minute, jobs, inputBytes, shuffleBytes, outputBytes));
        }
    }

    /** With one job more. */
    Minute plus(long input, long shuffle, long output) {
        return new Minute(minute, jobs + 1, inputBytes + input, shuffleBytes + shuffle, outputBytes + output);
    }
}
