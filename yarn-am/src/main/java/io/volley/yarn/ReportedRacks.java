package io.volley.yarn;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.net.DNSToSwitchMapping;
import org.apache.hadoop.net.NetworkTopology;

/**
 * Racks as the ResourceManager's own node reports name them. A request that names a host strictly is only granted if it
 * names the rack that the ResourceManager believes in. YARN's client makes one by its class name, hence the static map.
 */
public final class ReportedRacks implements DNSToSwitchMapping {
    private static final Map<String, String> RACKS = new ConcurrentHashMap<>();

    static void report(String node, String rack) {
        RACKS.put(node, rack);
    }

    @Override
    public List<String> resolve(List<String> names) {
        return names.stream()
                .map(name -> RACKS.getOrDefault(name, NetworkTopology.DEFAULT_RACK))
                .toList();
    }

    @Override
    public void reloadCachedMappings() {}

    @Override
    public void reloadCachedMappings(List<String> names) {}
}
