package io.volley.jobs;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;

/** Its one task takes more memory than its container has, the first time; the second time it does not. */
public final class GreedyJob {
    private static final int BUFFERS = 24;
    private static final int BUFFER = 64 << 20;

    private GreedyJob() {}

    public static void main(String[] arguments) {
        try (Job job = new Job("greedy")) {
            List<Integer> attempts = job.context()
                    .parallelize(List.of(1), 1)
                    .map(one -> {
                        int attempt = TaskContext.get().attemptNumber();
                        if (attempt == 0) {
                            takeTooMuch();
                        }
                        return attempt;
                    })
                    .collect();
            Job.report("attempts", attempts);
        }
    }

    static void takeTooMuch() throws InterruptedException {
        List<ByteBuffer> taken = new ArrayList<>();
        for (int number = 0; number < BUFFERS; number++) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
            while (buffer.hasRemaining()) {
                buffer.put((byte) 1);
            }
            taken.add(buffer);
        }
        Thread.sleep(120_000);
        throw new IllegalStateException(taken.size() + " buffers were taken, and nobody minded");
    }
}
