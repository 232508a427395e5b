package io.volley.yarn;

import java.util.List;
import java.util.Random;

/** What is left to chance in a simulation: everything in it is drawn from here, so that a seed tells all. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /** One of 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    long between(long least, long most) {
        return least + random.nextInt((int) (most - least + 1));
    }

    boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    /** How long a message is under way, in milliseconds: as a rule hardly at all. */
    long delay() {
        return percent(10) ? between(20, 500) : between(0, 20);
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> List<T> some(List<T> choices, int percent) {
        return choices.stream().filter(choice -> percent(percent)).toList();
    }
}
