package io.volley.cli.cluster;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Estimates π as Spark's example SparkPi does, for a Spark that has come without its examples. Argument: the tasks. */
public final class Pi {
    private static final int POINTS = 2_000_000;

    private Pi() {}

    public static void main(String[] arguments) {
        int tasks = Integer.parseInt(arguments[0]);
        try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("Pi"))) {
            long inside = spark.parallelize(IntStream.range(0, tasks).boxed().toList(), tasks)
                    .map(Pi::inside)
                    .reduce(Long::sum);
            System.out.println("Pi is roughly " + 4.0 * inside / ((long) tasks * POINTS));
        }
    }

    /** How many of some random points of the unit square are within the circle. */
    private static long inside(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, POINTS)
                .filter(point -> isInside(random.nextDouble(), random.nextDouble()))
                .count();
    }

    private static boolean isInside(double x, double y) {
        return x * x + y * y < 1;
    }
}
