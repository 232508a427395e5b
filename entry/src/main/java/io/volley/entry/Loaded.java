package io.volley.entry;

/** Loads what Spark is to have of Volley in a driver, once it is known that the Java there is new enough. */
final class Loaded {
    private Loaded() {}

    /**
     * Makes sure of the Java.
     *
     * @param advice what to do if it is too old, as the end of a sentence
     * @throws IllegalStateException if it is
     */
    static Loaded on(RunningJava java, String advice) {
        java.fault("this driver", advice).ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
        return new Loaded();
    }

    /**
     * A new object of a class of Volley's.
     *
     * @throws IllegalStateException if the class is not there
     */
    <T> T make(String name, Class<T> type) {
        try {
            return Class.forName(name, true, Loaded.class.getClassLoader())
                    .asSubclass(type)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    name + " cannot be loaded; it should be in the jar that " + Loaded.class.getName() + " is in", e);
        }
    }
}
