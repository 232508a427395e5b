package io.volley.spark.scaling;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.demand.StageId;
import io.volley.core.record.ProfileId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskLocation;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How many tasks of the active stages would like to run on which host, for each resource profile. Lives on one queue of
 * Spark's listener bus, and so needs no lock.
 */
final class LocalityPreferences extends SparkListener {
    private final Map<StageId, Preferences> stages = new HashMap<>();
    private final Consumer<ImmutableSortedMap<ProfileId, ImmutableMap<String, Integer>>> changed;

    /** @param changed told the tasks a host whenever they change; must return at once */
    LocalityPreferences(Consumer<ImmutableSortedMap<ProfileId, ImmutableMap<String, Integer>>> changed) {
        this.changed = changed;
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        Map<String, Integer> hosts = new HashMap<>();
        for (Seq<TaskLocation> task :
                CollectionConverters.asJava(event.stageInfo().taskLocalityPreferences())) {
            CollectionConverters.asJava(task).forEach(location -> hosts.merge(location.host(), 1, Integer::sum));
        }
        if (!hosts.isEmpty()) {
            StageInfo stage = event.stageInfo();
            stages.put(
                    DemandListener.id(stage),
                    new Preferences(new ProfileId(stage.resourceProfileId()), ImmutableMap.copyOf(hosts)));
            tell();
        }
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
        if (stages.remove(DemandListener.id(event.stageInfo())) != null) {
            tell();
        }
    }

    private void tell() {
        Map<ProfileId, Map<String, Integer>> sums = new TreeMap<>();
        for (Preferences stage : stages.values()) {
            Map<String, Integer> sum = sums.computeIfAbsent(stage.profile, unknown -> new TreeMap<>());
            stage.hosts.forEach((host, tasks) -> sum.merge(host, tasks, Integer::sum));
        }
        ImmutableSortedMap.Builder<ProfileId, ImmutableMap<String, Integer>> hosts = ImmutableSortedMap.naturalOrder();
        sums.forEach((profile, sum) -> hosts.put(profile, ImmutableMap.copyOf(sum)));
        changed.accept(hosts.buildOrThrow());
    }

    private record Preferences(ProfileId profile, ImmutableMap<String, Integer> hosts) {}
}
