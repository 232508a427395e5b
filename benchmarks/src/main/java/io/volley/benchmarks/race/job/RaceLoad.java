package io.volley.benchmarks.race.job;

import io.volley.benchmarks.race.job.JobRecording.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;

/** A load, by the name of its scenario. Work is waiting: the machine of a race has fewer cores than a cluster. */
enum RaceLoad {
    /** As many long tasks as there may be executors, from nothing. */
    RAMP {
        @Override
        List<Part> run(LoadContext context) {
            return List.of(
                    LoadContext.time(toString(), () -> context.tasks(context.executors(), context.millis(LONG))));
        }
    },

    /** Jobs of tasks of 200 ms, one after the other: as wide as there may be executors, then half as wide, then a quarter. */
    SHORT_TASKS {
        @Override
        List<Part> run(LoadContext context) {
            context.tasks(context.executors(), SETTLE);
            List<Part> parts = new ArrayList<>();
            for (int[] phase : PHASES) {
                int width = Math.max(1, context.executors() / phase[0]);
                for (int job = 0; job < context.times(phase[1]); job++) {
                    parts.add(LoadContext.time(toString(), () -> context.tasks(width, 200)));
                }
            }
            return parts;
        }
    },

    /** A batch of log lines each few seconds. */
    MICRO_BATCHES {
        @Override
        List<Part> run(LoadContext context) throws IOException, InterruptedException {
            return new MicroBatches(context).run();
        }
    },

    /** A wide stage, a long narrow one over its shuffle data, and a short one over that. */
    SHUFFLE_RELEASE {
        @Override
        List<Part> run(LoadContext context) {
            int narrow = Math.max(1, context.executors() / 4);
            long narrowMillis = context.millis(25_000);
            return List.of(LoadContext.time(toString(), () -> {
                JavaPairRDD<Integer, Integer> middle = context.pairs(3 * context.executors(), 1_000, 8 * narrow)
                        .reduceByKey(Integer::sum, narrow)
                        .mapPartitionsToPair(counts -> {
                            Thread.sleep(narrowMillis);
                            return counts;
                        });
                middle.mapToPair(count -> count.swap())
                        .reduceByKey(Integer::sum, narrow)
                        .foreachPartition(counts -> Thread.sleep(1_000));
            }));
        }
    },

    /** A wide stage, and one over its shuffle data whose tasks are long; the ApplicationMaster dies in the midst of it. */
    AM_KILL {
        @Override
        List<Part> run(LoadContext context) throws IOException {
            int executors = context.executors();
            String folder = context.folder().toString();
            long longMillis = context.millis(12_000);
            return List.of(LoadContext.time(
                    toString(),
                    () -> context.pairs(2 * executors, 500, 100)
                            .reduceByKey(Integer::sum, executors)
                            .foreachPartition(counts -> {
                                Files.writeString(Path.of(folder, RaceJob.READY), "");
                                Thread.sleep(longMillis);
                            })));
        }
    },

    /** Wide and narrow stages in turn, each over the shuffle data of the one before. */
    STAGES {
        @Override
        List<Part> run(LoadContext context) {
            int wide = 3 * context.executors();
            int narrow = Math.max(1, context.executors() / 4);
            long narrowMillis = context.millis(14_000);
            long wideMillis = context.millis(700);
            return List.of(LoadContext.time(toString(), () -> {
                JavaPairRDD<Integer, Integer> data = context.pairs(wide, wideMillis, wide);
                for (int turn = 0; turn < 2; turn++) {
                    data = data.reduceByKey(Integer::sum, narrow)
                            .mapPartitionsToPair(counts -> {
                                Thread.sleep(narrowMillis);
                                return counts;
                            })
                            .reduceByKey(Integer::sum, wide)
                            .mapPartitionsToPair(counts -> {
                                Thread.sleep(wideMillis);
                                return counts;
                            });
                }
                data.foreachPartition(counts -> {});
            }));
        }
    };

    private static final long LONG = 5_000;
    private static final long SETTLE = 2_000;

    /** Of short tasks: for what part of the executors, and how many jobs. */
    private static final int[][] PHASES = {{1, 30}, {2, 45}, {4, 150}};

    /** Runs it to its end. */
    abstract List<Part> run(LoadContext context) throws IOException, InterruptedException;
}
