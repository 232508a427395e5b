package io.volley.it;

/** Whether the build is {@code -Pfull}: what is proven by repetition is then repeated more often. */
final class Full {
    private Full() {}

    /** One value for a full build and one for any other. */
    static <T> T orElse(T full, T other) {
        return Boolean.getBoolean("volley.full") ? full : other;
    }
}
