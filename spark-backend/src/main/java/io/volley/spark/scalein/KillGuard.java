package io.volley.spark.scalein;

/** Decides which executors a kill spares that is not forced. Both methods are called under Spark's locks, and return at once. */
public interface KillGuard {
    /** Nobody is spared. */
    KillGuard NONE = new KillGuard() {
        @Override
        public void launched(String executor) {}

        @Override
        public boolean spares(String executor) {
            return false;
        }
    };

    /** An executor has been given a task. */
    void launched(String executor);

    /** Whether a kill that is not forced shall spare an executor. */
    boolean spares(String executor);
}
