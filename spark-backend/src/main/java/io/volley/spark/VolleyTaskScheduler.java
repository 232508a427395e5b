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
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Spark's task scheduler, with racks as Hadoop's topology settings name them. */
public final class VolleyTaskScheduler extends TaskSchedulerImpl {
    private final Supplier<DNSToSwitchMapping> topology;

    public VolleyTaskScheduler(SparkContext context) {
        super(context);
        topology = Suppliers.memoize(() -> topologyOf(context.hadoopConfiguration()));
    }

    /** The rack of each host, in the same order; Hadoop's default rack for one that is not known. */
    @Override
    public Seq<Option<String>> getRacksForHosts(Seq<String> hostPorts) {
        if (hostPorts.isEmpty()) {
            return CollectionConverters.asScala(List.<Option<String>>of()).toSeq();
        }
        List<String> hosts = CollectionConverters.asJava(hostPorts).stream()
                .map(hostPort -> HostAndPort.fromString(hostPort).getHost())
                .toList();
        List<String> racks = topology.get().resolve(new ArrayList<>(hosts));
        ImmutableList.Builder<Option<String>> known = ImmutableList.builder();
        for (int host = 0; host < hosts.size(); host++) {
            String rack = racks == null || racks.size() <= host ? null : racks.get(host);
            known.add(Option.apply(rack == null || rack.isEmpty() ? NetworkTopology.DEFAULT_RACK : rack));
        }
        return CollectionConverters.asScala(known.build()).toSeq();
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
