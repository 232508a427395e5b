package io.volley.spark;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;

/** How many tasks read each shuffle, of the shuffles that were written last. Safe for several threads. */
final class ReducerCounts {
    private static final int SHUFFLES = 100_000;

    private final Cache<Integer, Integer> readers =
            CacheBuilder.newBuilder().maximumSize(SHUFFLES).build();

    void put(int shuffle, int count) {
        readers.put(shuffle, count);
    }

    /** How many tasks read a shuffle; 0 if that is not known. */
    int of(int shuffle) {
        Integer known = readers.getIfPresent(shuffle);
        return known == null ? 0 : known;
    }
}
