package io.volley.standalone.pool;

import com.google.common.collect.ImmutableSortedMap;
import io.volley.coordination.PoolMember;
import io.volley.core.share.Member;
import io.volley.core.share.Shares;
import java.util.List;
import java.util.Map;

/**
 * How a cluster is divided, as everybody who knows the same members divides it.
 *
 * @param members all who share it, by name
 * @param cluster the cores of the cluster as the first of the members sees it who knows; 0 if nobody does
 * @param shares the cores that each of the members may have
 */
record Division(
        ImmutableSortedMap<String, PoolMember> members, int cluster, ImmutableSortedMap<String, Integer> shares) {
    static final Division NONE = of(ImmutableSortedMap.of());

    static Division of(ImmutableSortedMap<String, PoolMember> members) {
        int cluster = members.values().stream()
                .mapToInt(PoolMember::clusterCores)
                .filter(cores -> cores > 0)
                .findFirst()
                .orElse(0);
        List<Member> all = members.entrySet().stream().map(Division::member).toList();
        return new Division(members, cluster, Shares.of(all, cluster));
    }

    private static Member member(Map.Entry<String, PoolMember> entry) {
        PoolMember member = entry.getValue();
        return new Member(entry.getKey(), member.weight(), member.coresNeeded(), member.executorCores());
    }

    /** Whether anybody knows how large the cluster is. */
    boolean isKnown() {
        return cluster > 0;
    }

    /** The cores that a member may have; none if it is not one. */
    int share(String member) {
        return shares.getOrDefault(member, 0);
    }

    /** Whether members other than this one lack more of their shares than there are cores that nobody has. */
    boolean othersWait(String member) {
        long free = cluster;
        long lacking = 0;
        for (Map.Entry<String, PoolMember> entry : members.entrySet()) {
            int held = entry.getValue().coresHeld();
            free -= held;
            if (!entry.getKey().equals(member)) {
                lacking += Math.max(0, share(entry.getKey()) - held);
            }
        }
        return lacking > Math.max(0, free);
    }
}
