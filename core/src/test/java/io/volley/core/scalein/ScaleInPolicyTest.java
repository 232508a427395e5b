package io.volley.core.scalein;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScaleInPolicyTest {
    private static final ScaleInRules RULES = new ScaleInRules(40, 5, 0, 300, 600, true, false);

    private final ScaleInPolicy policy = new ScaleInPolicy(RULES);

    @Test
    void parksNobodyBeforeTheNeedHasBeenLowerForTheWholeWindow() {
        policy.decide(4, idle(4), 0);

        assertThat(policy.decide(1, idle(4), 1).parked()).isEmpty();
        assertThat(policy.decide(1, idle(4), 40).parked()).isEmpty();
        assertThat(policy.decide(1, idle(4), 41).parked()).containsExactly("1", "2", "3");
    }

    /** Also at the first look at them, when nobody's idle time is known. */
    @Test
    void parksThoseThatRunNothingBeforeThoseThatRunTasks() {
        policy.surplus(4, 4, 0);
        List<ExecutorUsage> firstIsBusy = List.of(
                new ExecutorUsage("1", 1, 7, 0, 0),
                new ExecutorUsage("2", 0, 7, 0, 0),
                new ExecutorUsage("3", 0, 7, 0, 0),
                new ExecutorUsage("4", 0, 7, 0, 0));

        assertThat(policy.decide(1, firstIsBusy, 41).parked()).containsExactly("2", "3", "4");
    }

    @Test
    void unparksAtOnceWhenTheNeedRisesAndParksNobodyAgainForAWindow() {
        parkThree();

        assertThat(policy.decide(3, idle(4), 45).parked()).hasSize(1);
        assertThat(policy.decide(1, idle(4), 46).parked()).hasSize(1);
        assertThat(policy.decide(1, idle(4), 86).parked()).hasSize(3);
    }

    @Test
    void unparksBetweenTwoLooksAndDoesNothingElse() {
        parkThree();

        ScaleInDecision same = policy.unpark(1, Set.of("1", "2", "3", "4"), 100);
        assertThat(same.parked()).containsExactly("1", "2", "3");
        assertThat(same.kill()).isEmpty();
        assertThat(policy.unpark(3, Set.of("1", "2", "3", "4"), 101).parked()).hasSize(1);
        assertThat(policy.unpark(1, Set.of("1", "2", "3", "4"), 201).parked())
                .as("to park others takes a look at them")
                .hasSize(1);
        assertThat(policy.unpark(1, Set.of("4"), 202).parked()).isEmpty();
    }

    @Test
    void parksAtOnceWhatMayNotBeKeptHoweverManyWereNeededBefore() {
        policy.decide(4, idle(4), 0);
        policy.forget();

        assertThat(policy.decide(1, idle(4), 1).parked()).containsExactly("1", "2", "3");
    }

    @Test
    void killsWhoHasBeenParkedAndIdleLongEnough() {
        parkThree();

        assertThat(policy.decide(1, idle(4), 45).kill()).isEmpty();
        ScaleInDecision decision = policy.decide(1, idle(4), 46.5);

        assertThat(decision.kill()).containsExactly("1", "2", "3");
        assertThat(decision.reasons()).contains("releasing executor 1: parked and idle for 5.5 s");
    }

    @Test
    void killsNobodyBeforeSparksOwnIdleTimeoutWhereThatIsSet() {
        ScaleInPolicy patient = new ScaleInPolicy(new ScaleInRules(40, 5, 1_800, 300, 600, true, false));
        patient.decide(1, idle(1), 0);

        assertThat(patient.decide(0, idle(1), 41).parked()).containsExactly("1");
        assertThat(patient.decide(0, idle(1), 1_799).kill()).isEmpty();
        assertThat(patient.decide(0, idle(1), 1_801).kill()).containsExactly("1");
    }

    @Test
    void doesNotTakeForStaleOrIdleWhoeverItHasNotLookedAtForLong() {
        List<ExecutorUsage> holders = List.of(new ExecutorUsage("1", 0, 0, 9, 0), new ExecutorUsage("2", 0, 0, 0, 9));
        policy.decide(0, holders, 0);
        policy.decide(0, holders, 41);
        assertThat(policy.decide(2, holders, 42).parked()).isEmpty();

        for (double later = 43; later < 3_600; later++) {
            assertThat(policy.surplus(2, 2, later)).isZero();
        }
        policy.surplus(0, 2, 3_600);
        assertThat(policy.surplus(0, 2, 3_641)).isEqualTo(2);
        assertThat(policy.decide(0, holders, 3_641).parked()).hasSize(2);
        assertThat(policy.decide(0, holders, 3_650).kill())
                .as("busy until a moment ago, for all that is known")
                .isEmpty();
        assertThat(policy.decide(0, holders, 3_641 + 300).kill()).containsExactly("1");
        assertThat(policy.decide(0, holders, 3_641 + 600).kill()).contains("2");
    }

    @Test
    void letsRunningTasksFinish() {
        policy.decide(0, List.of(ExecutorUsage.nothing("1", 2)), 0);
        policy.decide(0, List.of(ExecutorUsage.nothing("1", 2)), 41);

        ScaleInDecision busy = policy.decide(0, List.of(ExecutorUsage.nothing("1", 1)), 60);
        assertThat(busy.parked()).containsExactly("1");
        assertThat(busy.kill()).isEmpty();
        policy.decide(0, List.of(ExecutorUsage.nothing("1", 0)), 61);
        assertThat(policy.decide(0, List.of(ExecutorUsage.nothing("1", 0)), 65).kill())
                .isEmpty();
        assertThat(policy.decide(0, List.of(ExecutorUsage.nothing("1", 0)), 66).kill())
                .containsExactly("1");
    }

    @Test
    void parksTheCheapestToLoseFirst() {
        List<ExecutorUsage> executors = List.of(
                new ExecutorUsage("1", 0, 10, 0, 0),
                new ExecutorUsage("2", 0, 0, 5, 0),
                new ExecutorUsage("3", 0, 0, 0, 7),
                ExecutorUsage.nothing("4", 1),
                new ExecutorUsage("5", 0, 20, 0, 0));
        policy.decide(5, executors, 0);
        policy.decide(1, executors, 1);

        assertThat(policy.decide(4, executors, 41).parked()).containsExactly("4");
        assertThat(policy.decide(1, executors, 82).parked()).containsExactly("4", "2", "3", "1");
    }

    @Test
    void neverKillsAnExecutorWhoseShuffleDataARunningJobNeeds() {
        List<ExecutorUsage> needed = List.of(new ExecutorUsage("1", 0, 1, 0, 0));
        policy.decide(0, needed, 0);

        ScaleInDecision decision = policy.decide(0, needed, 1_000_000);

        assertThat(decision.parked()).containsExactly("1");
        assertThat(decision.kill()).isEmpty();
        assertThat(policy.decide(0, needed, 1_000_010).reasons())
                .containsExactly(
                        "1 parked are kept: they hold 1 bytes of shuffle data that running jobs or queries need");
    }

    @Test
    void movesNeededShuffleDataFirstWhereThatIsPossible() {
        ScaleInPolicy moving = new ScaleInPolicy(new ScaleInRules(40, 5, 0, 300, 600, true, true));
        List<ExecutorUsage> needed = List.of(new ExecutorUsage("1", 0, 7, 0, 0));
        moving.decide(0, needed, 0);
        moving.decide(0, needed, 41);

        ScaleInDecision decision = moving.decide(0, needed, 47);

        assertThat(decision.kill()).isEmpty();
        assertThat(decision.migrate()).containsExactly("1");
        assertThat(decision.reasons())
                .containsExactly(
                        "executor 1 will be released after its data has been migrated: 7 bytes of shuffle data that running jobs or queries need");
    }

    @Test
    void keepsShuffleDataThatNobodyNeedsForAWhile() {
        policy.decide(0, List.of(new ExecutorUsage("1", 0, 9, 0, 0)), 0);
        policy.decide(0, List.of(new ExecutorUsage("1", 0, 9, 0, 0)), 100);
        List<ExecutorUsage> stale = List.of(new ExecutorUsage("1", 0, 0, 9, 0));

        assertThat(policy.decide(0, stale, 101).kill()).isEmpty();
        assertThat(policy.decide(0, stale, 399).kill()).isEmpty();
        assertThat(policy.decide(0, stale, 401).kill()).containsExactly("1");
    }

    @Test
    void keepsCachedBlocksForAsLongAsSparkDoes() {
        List<ExecutorUsage> cached = List.of(new ExecutorUsage("1", 0, 0, 0, 9));
        policy.decide(0, cached, 0);
        policy.decide(0, cached, 100);

        assertThat(policy.decide(0, cached, 599).kill()).isEmpty();
        assertThat(policy.decide(0, cached, 601).kill()).containsExactly("1");
    }

    @Test
    void caresForNoShuffleDataThatDoesNotGoWithItsExecutor() {
        ScaleInPolicy reliable = new ScaleInPolicy(new ScaleInRules(40, 5, 0, 300, 600, false, false));
        List<ExecutorUsage> holds = List.of(new ExecutorUsage("1", 0, 9, 9, 0));
        reliable.decide(0, holds, 0);
        reliable.decide(0, holds, 41);

        assertThat(reliable.decide(0, holds, 47).kill()).containsExactly("1");
    }

    /** Runs that could be: executors come and go, work, write and lose data, while the need goes up and down. */
    @ParameterizedTest
    @MethodSource("seeds")
    void keepsWhatIsNeededAndGetsRidOfTheRest(long seed) {
        Random random = new Random(seed);
        Map<String, ExecutorUsage> executors = new LinkedHashMap<>();
        double now = 0;
        int born = 0;
        for (int step = 0; step < 400; step++) {
            now += random.nextDouble() * 4;
            if (executors.size() < 12 && random.nextInt(4) == 0) {
                String id = Integer.toString(++born);
                executors.put(id, ExecutorUsage.nothing(id, 0));
            }
            executors.replaceAll((id, before) -> random.nextInt(6) > 0 ? before : change(id, random));
            int needed = random.nextInt(10) == 0 ? 12 : random.nextInt(5);

            ScaleInDecision decision = policy.decide(needed, executors.values(), now);

            assertThat(executors.size() - decision.parked().size())
                    .as("step %d: those with tasks, of %s, %s", step, executors, decision)
                    .isGreaterThanOrEqualTo(Math.min(needed, executors.size()));
            assertThat(executors.keySet()).containsAll(decision.parked());
            assertThat(decision.parked()).containsAll(decision.kill());
            for (String killed : decision.kill()) {
                ExecutorUsage usage = executors.getOrDefault(killed, ExecutorUsage.nothing(killed, 99));
                assertThat(usage.runningTasks()).as("step %d: %s", step, usage).isZero();
                assertThat(usage.neededBytes()).as("step %d: %s", step, usage).isZero();
            }
            if (!decision.parked().isEmpty()) {
                assertThat(decision.reasons()).as("step %d", step).isNotEmpty();
            }
            executors.keySet().removeAll(decision.kill());
        }
        // When all work is done and nothing is held, all are gone in bounded time.
        executors.replaceAll((id, before) -> ExecutorUsage.nothing(id, 0));
        for (double end = now + RULES.windowSeconds() + 2 * RULES.parkSeconds(); now < end; now++) {
            executors
                    .keySet()
                    .removeAll(policy.decide(0, executors.values(), now).kill());
        }
        assertThat(executors).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decidesTheSameInTheSameRun(long seed) {
        assertThat(trace(seed)).isEqualTo(trace(seed));
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static List<ScaleInDecision> trace(long seed) {
        Random random = new Random(seed);
        ScaleInPolicy run = new ScaleInPolicy(RULES);
        List<ScaleInDecision> trace = new ArrayList<>();
        for (int step = 0; step < 50; step++) {
            trace.add(run.decide(random.nextInt(6), idle(1 + random.nextInt(8)), step * 3));
        }
        return trace;
    }

    private static ExecutorUsage change(String id, Random random) {
        return new ExecutorUsage(
                id,
                random.nextInt(3),
                random.nextInt(3) == 0 ? random.nextInt(100) : 0,
                random.nextInt(3) == 0 ? random.nextInt(100) : 0,
                random.nextInt(5) == 0 ? random.nextInt(100) : 0);
    }

    private void parkThree() {
        policy.decide(4, idle(4), 0);
        policy.decide(1, idle(4), 1);
        assertThat(policy.decide(1, idle(4), 41).parked()).isEqualTo(Set.of("1", "2", "3"));
    }

    private static List<ExecutorUsage> idle(int executors) {
        return IntStream.rangeClosed(1, executors)
                .mapToObj(id -> ExecutorUsage.nothing(Integer.toString(id), 0))
                .toList();
    }
}
