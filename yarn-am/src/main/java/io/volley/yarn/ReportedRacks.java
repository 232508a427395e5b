package io.volley.yarn;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.net.CachedDNSToSwitchMapping;
import org.apache.hadoop.net.DNSToSwitchMapping;
import org.apache.hadoop.net.NetworkTopology;

/**
 * In which rack a node is, as the ResourceManager itself says. A host that is requested under another rack than the
 * ResourceManager's is never allocated, and the cluster's own script for racks is not on every node.
 *
 * <p>What is known is static because Hadoop makes and keeps the instance. It is a {@link CachedDNSToSwitchMapping}, because
 * Hadoop wraps any other in one, which looks names up in DNS and remembers a rack for ever.
 */
public final class ReportedRacks extends CachedDNSToSwitchMapping {
    private static final Map<String, String> RACKS = new ConcurrentHashMap<>();

    /** Made by Hadoop, by name. */
    public ReportedRacks() {
        super(new NoMapping());
    }

    static void learn(String node, String rack) {
        RACKS.put(node, rack);
    }

    @Override
    public List<String> resolve(List<String> names) {
        return names.stream()
                .map(name -> RACKS.getOrDefault(name, NetworkTopology.DEFAULT_RACK))
                .toList();
    }

    @Override
    public Map<String, String> getSwitchMap() {
        return Map.copyOf(RACKS);
    }

    @Override
    public boolean isSingleSwitch() {
        return RACKS.values().stream().distinct().count() <= 1;
    }

    @Override
    public void reloadCachedMappings() {}

    @Override
    public void reloadCachedMappings(List<String> names) {}

    /** Never requested. */
    private static final class NoMapping implements DNSToSwitchMapping {
        @Override
        public List<String> resolve(List<String> names) {
            return names.stream().map(name -> NetworkTopology.DEFAULT_RACK).toList();
        }

        @Override
        public void reloadCachedMappings() {}

        @Override
        public void reloadCachedMappings(List<String> names) {}
    }
}
