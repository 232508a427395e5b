package io.volley.spark.scaling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerUnschedulableTaskSetAdded;
import org.apache.spark.scheduler.SparkListenerUnschedulableTaskSetRemoved;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;

/**
 * Events of an application that could be, one at a time: stages with retries, speculation, failed and killed tasks, attempts
 * that live on as zombies, cancelled jobs, task sets that cannot be scheduled. The same seed gives the same events.
 */
final class EventStream {
    private final Random random;
    private final int widest;
    private final List<Attempt> attempts = new ArrayList<>();
    private final Map<Integer, Integer> newest = new HashMap<>();
    private long nextTask;
    private int nextStage;

    EventStream(long seed) {
        this(seed, 12);
    }

    /** @param widest the most tasks of a stage */
    EventStream(long seed, int widest) {
        this.random = new Random(seed);
        this.widest = widest;
    }

    SparkListenerEvent next() {
        attempts.removeIf(attempt -> attempt.over && attempt.running.isEmpty());
        if (attempts.isEmpty() || (attempts.size() < 5 && random.nextInt(20) == 0)) {
            return submit(nextStage++, 0, random.nextInt(2));
        }
        Attempt attempt = attempts.get(random.nextInt(attempts.size()));
        return attempt.over ? attempt.end() : attempt.next();
    }

    private SparkListenerEvent submit(int stage, int number, int profile) {
        Attempt attempt = new Attempt(SparkEvents.stage(stage, number, 1 + random.nextInt(widest), profile, List.of()));
        attempts.add(attempt);
        newest.put(stage, number);
        return SparkEvents.submitted(attempt.stage);
    }

    /** An attempt of a stage, as Spark's TaskSetManager keeps it. */
    private final class Attempt {
        private final StageInfo stage;
        private final List<Integer> waiting = new ArrayList<>();
        private final List<Integer> copies = new ArrayList<>();
        private final Map<Long, TaskInfo> running = new LinkedHashMap<>();
        private final List<Integer> succeeded = new ArrayList<>();
        private boolean unschedulable;
        private boolean over;

        private Attempt(StageInfo stage) {
            this.stage = stage;
            for (int index = 0; index < stage.numTasks(); index++) {
                waiting.add(index);
            }
        }

        private SparkListenerEvent next() {
            if (succeeded.size() == stage.numTasks()) {
                return complete();
            }
            return switch (random.nextInt(24)) {
                case 0 -> random.nextInt(4) == 0 ? complete() : retry();
                case 1 -> changeSchedulability();
                case 2, 3, 4 -> running.isEmpty() ? start() : copy();
                case 5, 6, 7, 8, 9, 10, 11, 12 -> running.isEmpty() ? start() : end();
                default -> waiting.isEmpty() && copies.isEmpty() ? end() : start();
            };
        }

        private SparkListenerEvent changeSchedulability() {
            unschedulable = !unschedulable;
            return unschedulable
                    ? new SparkListenerUnschedulableTaskSetAdded(stage.stageId(), stage.attemptNumber())
                    : new SparkListenerUnschedulableTaskSetRemoved(stage.stageId(), stage.attemptNumber());
        }

        /** Over, whether all is done or the job was cancelled; what runs goes on for a while. */
        private SparkListenerEvent complete() {
            over = true;
            return SparkEvents.completed(stage);
        }

        /** A fetch failed: another attempt comes, and this one lives on as a zombie until its event of completion. */
        private SparkListenerEvent retry() {
            waiting.clear();
            copies.clear();
            boolean isZombie = newest.getOrDefault(stage.stageId(), 0) > stage.attemptNumber();
            return isZombie || stage.attemptNumber() > 2
                    ? complete()
                    : submit(stage.stageId(), stage.attemptNumber() + 1, stage.resourceProfileId());
        }

        private SparkListenerEvent start() {
            boolean speculative = waiting.isEmpty() || (!copies.isEmpty() && random.nextBoolean());
            List<Integer> from = speculative ? copies : waiting;
            if (from.isEmpty()) {
                return running.isEmpty() ? complete() : end();
            }
            TaskInfo task = SparkEvents.task(nextTask++, from.remove(random.nextInt(from.size())), speculative);
            running.put(task.taskId(), task);
            return SparkEvents.started(stage, task);
        }

        private SparkListenerEvent copy() {
            TaskInfo slow = any();
            boolean hasCopy = copies.contains(slow.index())
                    || running.values().stream()
                                    .filter(task -> task.index() == slow.index())
                                    .count()
                            > 1;
            if (hasCopy || succeeded.contains(slow.index())) {
                return end();
            }
            copies.add(slow.index());
            return SparkEvents.copyWaits(stage, slow.index());
        }

        private SparkListenerEvent end() {
            if (running.isEmpty()) {
                return complete();
            }
            TaskInfo task = any();
            running.remove(task.taskId());
            if (over || succeeded.contains(task.index())) {
                return SparkEvents.ended(stage, task, SparkEvents.KILLED);
            }
            if (random.nextInt(4) > 0) {
                succeeded.add(task.index());
                copies.remove((Integer) task.index());
                return SparkEvents.ended(stage, task, SparkEvents.SUCCEEDED);
            }
            if (!task.speculative()) {
                waiting.add(task.index());
            }
            return SparkEvents.ended(stage, task, SparkEvents.FAILED);
        }

        private TaskInfo any() {
            return List.copyOf(running.values()).get(random.nextInt(running.size()));
        }
    }
}
