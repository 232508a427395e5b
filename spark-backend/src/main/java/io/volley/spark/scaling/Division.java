package io.volley.spark.scaling;

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
 * @param share the cores that one of the members may have
 */
record Division(ImmutableSortedMap<String, PoolMember> members, int cluster, int share) {
    /** What one of the members gets; one that is not among them gets nothing. */
    static Division of(String name, ImmutableSortedMap<String, PoolMember> members) {
        int cluster = members.values().stream()
                .mapToInt(PoolMember::clusterCores)
                .filter(cores -> cores > 0)
                .findFirst()
                .orElse(0);
        List<Member> all = members.entrySet().stream().map(Division::member).toList();
        return new Division(members, cluster, Shares.of(all, cluster).getOrDefault(name, 0));
    }

    private static Member member(Map.Entry<String, PoolMember> entry) {
        PoolMember member = entry.getValue();
        return new Member(entry.getKey(), member.weight(), member.coresNeeded(), member.executorCores());
    }

    /** Whether anybody knows how large the cluster is. */
    boolean isKnown() {
        return cluster > 0;
    }
}
