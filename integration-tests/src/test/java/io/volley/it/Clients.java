package io.volley.it;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** Hadoop's own clients of a cluster, to see what YARN says. */
final class Clients {
    private Clients() {}

    /** A client that has been started. */
    static YarnClient yarn(YarnPlace cluster) {
        Configuration conf = new Configuration();
        conf.addResource(
                new Path(cluster.yarn().configuration().resolve("core-site.xml").toUri()));
        conf.addResource(
                new Path(cluster.yarn().configuration().resolve("yarn-site.xml").toUri()));
        YarnClient client = YarnClient.createYarnClient();
        client.init(new YarnConfiguration(conf));
        client.start();
        return client;
    }
}
