package io.volley.cli.race.job;

import io.volley.cli.race.job.Observed.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;

/** A load, by the name of its scenario. Work is waiting: the machine of a race has fewer cores than a cluster. */
enum Load {
    /** As many long tasks as there may be executors, from nothing. */
    RAMP {
        @Override
        List<Part> run(Track track) {
            return List.of(Track.time(() -> track.tasks(track.executors(), track.millis(LONG))));
        }
    },

    /** Jobs of tasks of 200 ms, one after the other: as wide as there may be executors, then half as wide, then a quarter. */
    SHORT_TASKS {
        @Override
        List<Part> run(Track track) {
            track.tasks(track.executors(), SETTLE);
            List<Part> parts = new ArrayList<>();
            for (int[] phase : PHASES) {
                int width = Math.max(1, track.executors() / phase[0]);
                for (int job = 0; job < track.times(phase[1]); job++) {
                    parts.add(Track.time(() -> track.tasks(width, 200)));
                }
            }
            return parts;
        }
    },

    /** A batch of log lines each few seconds. */
    MICRO_BATCHES {
        @Override
        List<Part> run(Track track) throws IOException, InterruptedException {
            return new MicroBatches(track).run();
        }
    },

    /** A wide stage, a long narrow one over its shuffle data, and a short one over that. */
    SHUFFLE_RELEASE {
        @Override
        List<Part> run(Track track) {
            int narrow = Math.max(1, track.executors() / 4);
            long narrowMillis = track.millis(25_000);
            return List.of(Track.time(() -> {
                JavaPairRDD<Integer, Integer> middle = track.pairs(3 * track.executors(), 1_000, 8 * narrow)
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
        List<Part> run(Track track) throws IOException {
            int executors = track.executors();
            String folder = track.folder().toString();
            long longMillis = track.millis(12_000);
            return List.of(Track.time(() -> track.pairs(2 * executors, 500, 100)
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
        List<Part> run(Track track) {
            int wide = 3 * track.executors();
            int narrow = Math.max(1, track.executors() / 4);
            long narrowMillis = track.millis(14_000);
            long wideMillis = track.millis(700);
            return List.of(Track.time(() -> {
                JavaPairRDD<Integer, Integer> data = track.pairs(wide, wideMillis, wide);
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
    abstract List<Part> run(Track track) throws IOException, InterruptedException;
}
