package io.volley.core.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all members and all clusters. */
class SharesSeedsTest {
    private static final double ROUNDING = 1e-9;

    @ParameterizedTest
    @MethodSource("seeds")
    void givesWholeExecutorsThatFitAndThatAreNeeded(long seed) {
        Pool pool = Pool.of(seed);

        Map<String, Integer> shares = pool.shares();

        assertThat(shares.values().stream().mapToInt(Integer::intValue).sum())
                .as("%s", pool)
                .isLessThanOrEqualTo(pool.cores);
        assertThat(shares).hasSameSizeAs(pool.members);
        for (Member member : pool.members) {
            int share = pool.share(member);
            assertThat(share % member.executorCores())
                    .as("%s in %s", member, pool)
                    .isZero();
            assertThat(share).as("%s in %s", member, pool).isLessThanOrEqualTo(roundedUp(member));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void leavesNothingThatAnybodyCouldUse(long seed) {
        Pool pool = Pool.of(seed);
        int left = pool.cores
                - pool.shares().values().stream().mapToInt(Integer::intValue).sum();

        for (Member member : pool.members) {
            if (pool.isShort(member)) {
                assertThat(left).as("%s in %s", member, pool).isLessThan(member.executorCores());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void letsNobodyEnvyAnotherByMoreThanOneExecutor(long seed) {
        Pool pool = Pool.of(seed);

        for (Member poor : pool.members) {
            for (Member rich : pool.members) {
                if (pool.isShort(poor)) {
                    // A larger executor may not fit where smaller ones still do.
                    int notFitting = poor.executorCores() > rich.executorCores() ? poor.executorCores() - 1 : 0;
                    double most = (pool.share(rich) - rich.executorCores() - notFitting) / rich.weight();
                    assertThat(pool.share(poor) / poor.weight())
                            .as("%s beside %s in %s", poor, rich, pool)
                            .isGreaterThanOrEqualTo(most - ROUNDING);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesAFirstExecutorBeforeASecondOne(long seed) {
        Pool pool = Pool.ofOneSize(seed);
        boolean somebodyHasNone =
                pool.members.stream().anyMatch(member -> member.coresNeeded() > 0 && pool.share(member) == 0);

        if (somebodyHasNone) {
            assertThat(pool.members).as("%s", pool).allMatch(member -> pool.share(member) <= member.executorCores());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sharesTheSameInEveryOrder(long seed) {
        Pool pool = Pool.of(seed);
        List<Member> shuffled = new ArrayList<>(pool.members);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Shares.of(shuffled, pool.cores)).as("%s", pool).isEqualTo(pool.shares());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesNoLessToWhoNeedsMore(long seed) {
        Pool pool = Pool.of(seed);
        Random random = new Random(seed);
        Member before = pool.members.get(random.nextInt(pool.members.size()));
        Pool after = pool.with(needingMore(before, random));

        assertThat(after.share(before)).as("%s in %s", before, pool).isGreaterThanOrEqualTo(pool.share(before));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesNobodyMoreBecauseAnotherNeedsMore(long seed) {
        Pool pool = Pool.ofOneSize(seed);
        Random random = new Random(seed);
        Member before = pool.members.get(random.nextInt(pool.members.size()));
        Pool after = pool.with(needingMore(before, random));

        for (Member other : pool.members) {
            if (!other.name().equals(before.name())) {
                assertThat(after.share(other)).as("%s in %s", other, pool).isLessThanOrEqualTo(pool.share(other));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesEverythingToWhoIsAlone(long seed) {
        Pool pool = Pool.of(seed);
        Member alone = pool.members.get(0);
        int fitting = pool.cores - pool.cores % alone.executorCores();

        assertThat(Shares.of(ImmutableList.of(alone), pool.cores))
                .isEqualTo(Map.of(alone.name(), Math.min(fitting, roundedUp(alone))));
    }

    static LongStream seeds() {
        return LongStream.range(0, 2_000);
    }

    private static Member needingMore(Member member, Random random) {
        return new Member(
                member.name(), member.weight(), member.coresNeeded() + 1 + random.nextInt(40), member.executorCores());
    }

    private static int roundedUp(Member member) {
        int executors = (member.coresNeeded() + member.executorCores() - 1) / member.executorCores();
        return executors * member.executorCores();
    }

    private record Pool(ImmutableList<Member> members, int cores) {
        private static Pool of(long seed) {
            Random random = new Random(seed);
            return of(random, () -> 1 + random.nextInt(8));
        }

        private static Pool ofOneSize(long seed) {
            Random random = new Random(seed);
            int size = 1 + random.nextInt(8);
            return of(random, () -> size);
        }

        private static Pool of(Random random, IntSupplier executorCores) {
            ImmutableList.Builder<Member> members = ImmutableList.builder();
            for (int member = 1 + random.nextInt(9); member > 0; member--) {
                double weight = random.nextBoolean() ? 1 : 0.1 + random.nextInt(50) / 10.0;
                int needed = random.nextInt(4) == 0 ? 0 : random.nextInt(200);
                members.add(new Member("app-" + member, weight, needed, executorCores.getAsInt()));
            }
            return new Pool(members.build(), random.nextInt(300));
        }

        private Map<String, Integer> shares() {
            return Shares.of(members, cores);
        }

        private int share(Member member) {
            return shares().getOrDefault(member.name(), -1);
        }

        private boolean isShort(Member member) {
            return share(member) < member.coresNeeded();
        }

        private Pool with(Member changed) {
            return new Pool(
                    members.stream()
                            .map(member -> member.name().equals(changed.name()) ? changed : member)
                            .collect(ImmutableList.toImmutableList()),
                    cores);
        }
    }
}
