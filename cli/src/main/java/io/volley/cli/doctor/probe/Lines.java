package io.volley.cli.doctor.probe;

import java.util.Optional;

/** What a probe writes to standard output. It uses nothing but Java: on its class path are the user's jars. */
final class Lines {
    private Lines() {}

    static void write(String key, Object value) {
        System.out.println(key + "=" + String.valueOf(value).replace('\n', ' '));
        System.out.flush();
    }

    /** The innermost cause in one line: those around it only say that something failed. */
    static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = Optional.ofNullable(cause.getMessage()).orElse("");
        return cause.getClass().getSimpleName()
                + (message.isBlank() ? "" : ": " + message.lines().findFirst().orElse(""));
    }
}
