package io.volley.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FluidModelTest {
    @ParameterizedTest
    @MethodSource("seeds")
    void meetsTheDeadlineWheneverTheBoundsAllowIt(long seed) {
        Random random = new Random(seed);
        double startUp = 1 + random.nextInt(8);
        double deadline = 4 * startUp + random.nextInt(60);
        int slots = 1 + random.nextInt(4);
        int present = random.nextInt(10);
        double work = random.nextDouble() * 5_000;
        PlanSettings settings = new PlanSettings(Policy.DEADLINE, OptionalDouble.empty(), deadline, 0);
        FluidModel model =
                new FluidModel(new Planner(new Limits(0, 1_000_000, 1), settings), slots, startUp, present, work);

        assertThat(model.run(10 * deadline)).as("targets %s", model.targets()).isLessThanOrEqualTo(deadline + 0.2);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void getsThereInOneStepWhenTheEstimateIsRight(long seed) {
        Random random = new Random(seed);
        double startUp = 1 + random.nextInt(8);
        int present = random.nextInt(10);
        double work = random.nextDouble() * 5_000;
        PlanSettings settings = new PlanSettings(Policy.BACKLOG, OptionalDouble.empty(), 50, 0.1);
        FluidModel model = new FluidModel(
                new Planner(new Limits(0, 1_000, 1), settings), 1 + random.nextInt(4), startUp, present, work);

        model.run(1_000);

        List<Integer> targets = model.targets();
        assertThat(targets.stream().skip(1).filter(target -> target > targets.get(0)))
                .as("only the first plan requests more: %s", targets)
                .isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }
}
