package io.volley.core.share;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Shares out the cores of a cluster by weighted max-min fairness, in whole executors. A pure function: whoever knows the
 * same members and the same number of cores gets the same shares, in whatever order the members are named.
 *
 * <p>One executor after another goes to the member that has least for its weight, of those that need one more which still
 * fits; among equals to the one whose name is lowest. So nobody gets a second one before everybody could get a first one,
 * what one does not need goes to the others, and nothing is left over that anybody could use.
 *
 * <p>Whoever needs more than it gets has no less for its weight than any other would with one executor less, if all
 * executors are of one size. One that is larger may not fit any more, and what it would have taken goes to the others.
 *
 * <p>Examples: the cores of the cluster, the members with the cores that they need and those of one executor, {@code *2}
 * for a weight of 2, and the shares.
 *
 * <pre>
 * 32 | a 100/4                        | a 32
 * 32 | a 100/4, b 100/4               | a 16, b 16
 * 32 | a 100/4, b 100/4, c 100/4      | a 12, b 12, c 8
 * 32 | a 100/4, b 6/4, c 0/4          | a 24, b 8, c 0
 * 32 | a 100/1, b*3 100/1             | a 8, b 24
 * 32 | a 100/4, b*3 10/1              | a 20, b 10
 * 33 | a 100/8, b 100/5               | a 16, b 15
 * 15 | a 100/1, b 100/8               | a 7, b 8
 *  7 | a 100/1, b 100/8               | a 7, b 0
 *  3 | a*9 100/1, b 100/1, c 100/1    | a 1, b 1, c 1
 *  0 | a 100/4                        | a 0
 * </pre>
 */
public final class Shares {
    private static final Comparator<Portion> LEAST_FIRST =
            Comparator.comparingDouble(Portion::forItsWeight).thenComparing(portion -> portion.member.name());

    private Shares() {}

    /**
     * The cores that each member may have, by name.
     *
     * @param members all that share, each of another name
     * @param cores all cores of the cluster
     */
    public static ImmutableSortedMap<String, Integer> of(Collection<Member> members, int cores) {
        checkArgument(cores >= 0, "cores is %s, but must not be negative", cores);
        ImmutableSortedMap.Builder<String, Integer> shares = ImmutableSortedMap.naturalOrder();
        PriorityQueue<Portion> waiting = new PriorityQueue<>(LEAST_FIRST);
        members.forEach(member -> waiting.add(new Portion(member)));
        int left = cores;
        while (!waiting.isEmpty()) {
            Portion least = waiting.remove();
            int more = least.member.executorCores();
            if (least.needsMore() && more <= left) {
                left -= more;
                least.cores += more;
                waiting.add(least);
            } else {
                shares.put(least.member.name(), least.cores);
            }
        }
        return shares.buildOrThrow();
    }

    private static final class Portion {
        private final Member member;
        private int cores;

        private Portion(Member member) {
            this.member = member;
        }

        private boolean needsMore() {
            return cores < member.coresNeeded();
        }

        private double forItsWeight() {
            return cores / member.weight();
        }
    }
}
