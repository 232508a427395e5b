package io.volley.yarn;

import java.util.ArrayList;
import java.util.List;

/** What has happened in a simulation, in words. */
final class Trace {
    private static final int RECENT = 60;

    private final SimulatedTime time;
    private final List<String> lines = new ArrayList<>();

    Trace(SimulatedTime time) {
        this.time = time;
    }

    void say(String who, Object what) {
        lines.add("%d %d %s: %s".formatted(time.happened(), time.now(), who, what));
    }

    List<String> lines() {
        return lines;
    }

    String recent() {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - RECENT), lines.size()));
    }
}
