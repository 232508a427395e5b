package io.volley.benchmarks.large;

import java.util.List;
import org.apache.hadoop.net.CachedDNSToSwitchMapping;
import org.apache.hadoop.net.DNSToSwitchMapping;
import org.apache.hadoop.net.NetworkTopology;

/** Puts all hosts into one rack, as Hadoop does without a script, but without looking their names up in DNS. */
public final class OneRack extends CachedDNSToSwitchMapping {
    /** Made by Hadoop, by name. */
    public OneRack() {
        super(new Uncached());
    }

    @Override
    public List<String> resolve(List<String> names) {
        return rawMapping.resolve(names);
    }

    /** The mapping itself. */
    private static final class Uncached implements DNSToSwitchMapping {
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
