package io.volley.spark;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.net.HostAndPort;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.net.CachedDNSToSwitchMapping;
import org.apache.hadoop.net.DNSToSwitchMapping;
import org.apache.hadoop.net.NetworkTopology;
import org.apache.hadoop.net.ScriptBasedMapping;
import org.apache.hadoop.util.ReflectionUtils;

/** The racks of hosts, as Hadoop's topology settings name them. */
final class RackResolver {
    private final Supplier<DNSToSwitchMapping> topology;

    /** @param hadoop not looked at before the first question */
    RackResolver(Configuration hadoop) {
        this.topology = Suppliers.memoize(() -> topologyOf(hadoop));
    }

    /**
     * The rack of each host, in the same order; Hadoop's default rack for one that is not known.
     *
     * @param hostPorts hosts, with or without a port
     */
    ImmutableList<String> racks(List<String> hostPorts) {
        if (hostPorts.isEmpty()) {
            return ImmutableList.of();
        }
        List<String> hosts = hostPorts.stream()
                .map(hostPort -> HostAndPort.fromString(hostPort).getHost())
                .toList();
        List<String> racks = topology.get().resolve(new ArrayList<>(hosts));
        ImmutableList.Builder<String> known = ImmutableList.builder();
        for (int host = 0; host < hosts.size(); host++) {
            String rack = racks == null || racks.size() <= host ? null : racks.get(host);
            known.add(rack == null || rack.isEmpty() ? NetworkTopology.DEFAULT_RACK : rack);
        }
        return known.build();
    }

    private static DNSToSwitchMapping topologyOf(Configuration hadoop) {
        DNSToSwitchMapping mapping = ReflectionUtils.newInstance(
                hadoop.getClass(
                        CommonConfigurationKeysPublic.NET_TOPOLOGY_NODE_SWITCH_MAPPING_IMPL_KEY,
                        ScriptBasedMapping.class,
                        DNSToSwitchMapping.class),
                hadoop);
        return mapping instanceof CachedDNSToSwitchMapping ? mapping : new CachedDNSToSwitchMapping(mapping);
    }
}
