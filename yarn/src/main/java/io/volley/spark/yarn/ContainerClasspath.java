package io.volley.spark.yarn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.MRJobConfig;
import org.apache.hadoop.util.StringUtils;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** The class path of a container that runs Spark, in the order of stock Spark on YARN. */
final class ContainerClasspath {
    private ContainerClasspath() {}

    /**
     * @param extra what the user puts in front
     * @param jars for Spark's classes and the user's
     */
    static List<String> entries(
            Optional<String> extra, List<String> jars, YarnSettings settings, Configuration hadoop) {
        List<String> entries = new ArrayList<>();
        extra.map(settings::clusterPath).ifPresent(entries::add);
        entries.add("{{PWD}}");
        entries.add("{{PWD}}/" + ConfArchive.FOLDER);
        entries.addAll(jars);
        if (settings.populateHadoopClasspath()) {
            entries.addAll(List.of(hadoop.getTrimmedStrings(
                    YarnConfiguration.YARN_APPLICATION_CLASSPATH,
                    YarnConfiguration.DEFAULT_YARN_CROSS_PLATFORM_APPLICATION_CLASSPATH)));
            entries.addAll(List.of(hadoop.getTrimmedStrings(
                    MRJobConfig.MAPREDUCE_APPLICATION_CLASSPATH,
                    StringUtils.getTrimmedStrings(
                            MRJobConfig.DEFAULT_MAPREDUCE_CROSS_PLATFORM_APPLICATION_CLASSPATH))));
        }
        String distribution = System.getenv("SPARK_DIST_CLASSPATH");
        if (distribution != null) {
            entries.add(settings.clusterPath(distribution));
        }
        entries.add("{{PWD}}/" + ConfArchive.FOLDER + "/" + ConfArchive.HADOOP);
        return entries;
    }
}
