package io.volley.testbed.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Ends a process when its parent does: the parent holds the other end of standard input, so the end of the stream means that
 * the parent wants the end, or has died, however it died.
 */
public final class ParentWatchdog {
    private ParentWatchdog() {}

    /** From now on this process ends at once when its standard input does. */
    public static void hold() {
        Thread lifeline = new Thread(
                () -> {
                    awaitEnd(System.in);
                    Runtime.getRuntime().halt(1);
                },
                "lifeline");
        lifeline.setDaemon(true);
        lifeline.start();
    }

    /** Returns when the stream ends; whatever is written means nothing. */
    public static void awaitEnd(InputStream parent) {
        obey(parent, order -> {});
    }

    /**
     * Returns when the stream ends.
     *
     * @param orders told each line that is written until then
     */
    public static void obey(InputStream parent, Consumer<String> orders) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(parent, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                orders.accept(line);
            }
        } catch (IOException e) {
            // A broken pipe is an end as well.
        }
    }
}
