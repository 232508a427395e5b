package io.volley.spark.scaling;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import io.volley.core.demand.StageId;
import io.volley.core.record.ProfileId;
import io.volley.spark.ScalaCollections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskLocation;
import scala.collection.Seq;

/**
 * How many tasks of the active stages would like to run on which host, for each resource profile. Sums are kept as stages
 * come and go, and put in order only when somebody asks. Safe for several threads.
 */
final class LocalityPreferences extends SparkListener {
    /** More hosts are never told: a batch finds its room on the best of them, and a record in ZooKeeper has its limit. */
    private static final int MOST_HOSTS = 1_000;

    private final Map<StageId, Preferences> stages = new HashMap<>();
    private final Map<ProfileId, Multiset<String>> sums = new HashMap<>();

    /** The tasks of a profile by host; of many hosts those that most tasks would like. */
    synchronized ImmutableMap<String, Integer> of(ProfileId profile) {
        return sums.getOrDefault(profile, ImmutableMultiset.of()).entrySet().stream()
                .sorted(Comparator.comparingInt((Multiset.Entry<String> host) -> -host.getCount())
                        .thenComparing(Multiset.Entry::getElement))
                .limit(MOST_HOSTS)
                .collect(ImmutableMap.toImmutableMap(Multiset.Entry::getElement, Multiset.Entry::getCount));
    }

    /** Forgets the stages that are not among these. */
    synchronized void retain(Set<StageId> active) {
        List.copyOf(stages.keySet()).stream()
                .filter(stage -> !active.contains(stage))
                .forEach(this::forget);
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        ImmutableMultiset.Builder<String> hosts = ImmutableMultiset.builder();
        for (Seq<TaskLocation> task : ScalaCollections.asJava(event.stageInfo().taskLocalityPreferences())) {
            ScalaCollections.asJava(task).forEach(location -> hosts.add(location.host()));
        }
        ImmutableMultiset<String> liked = hosts.build();
        if (!liked.isEmpty()) {
            StageInfo stage = event.stageInfo();
            add(DemandListener.id(stage), new Preferences(new ProfileId(stage.resourceProfileId()), liked));
        }
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
        forget(DemandListener.id(event.stageInfo()));
    }

    private synchronized void add(StageId stage, Preferences preferences) {
        forget(stage);
        stages.put(stage, preferences);
        sums.computeIfAbsent(preferences.profile, unknown -> HashMultiset.create())
                .addAll(preferences.hosts);
    }

    private synchronized void forget(StageId stage) {
        Preferences known = stages.remove(stage);
        if (known != null) {
            sums.computeIfPresent(known.profile, (profile, sum) -> {
                Multisets.removeOccurrences(sum, known.hosts);
                return sum.isEmpty() ? null : sum;
            });
        }
    }

    private record Preferences(ProfileId profile, ImmutableMultiset<String> hosts) {}
}
