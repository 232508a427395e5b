package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.util.ChildFirstURLClassLoader;
import org.apache.spark.util.MutableURLClassLoader;

/** The class loader of the user's program, as SparkSubmit and stock Spark's ApplicationMaster make it. */
final class ProgramLoader {
    private static final String CHILD_FIRST = "spark.driver.userClassPathFirst";

    /** As in a path that the cluster's nodes are to fill in: {@code {{HADOOP_HOME}}/lib/udf.jar} or {@code $HOME/udf.jar}. */
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}|\\$\\{?(\\w+)}?");

    private ProgramLoader() {}

    /**
     * @param jars paths, relative ones from the working directory
     * @param environment this process's
     * @param parent knows Spark's classes
     */
    static MutableURLClassLoader of(
            ImmutableList<String> jars, SparkConf conf, Map<String, String> environment, ClassLoader parent)
            throws MalformedURLException {
        URL[] urls = new URL[jars.size()];
        for (int jar = 0; jar < urls.length; jar++) {
            urls[jar] = uri(jars.get(jar), environment).toURL();
        }
        return conf.getBoolean(CHILD_FIRST, false)
                ? new ChildFirstURLClassLoader(urls, parent)
                : new MutableURLClassLoader(urls, parent);
    }

    /** Where a jar lies in this container. */
    static URI uri(String jar, Map<String, String> environment) {
        return Path.of(filled(jar, environment)).toAbsolutePath().toUri();
    }

    static String filled(String path, Map<String, String> environment) {
        return VARIABLE.matcher(path).replaceAll(found -> {
            String name = found.group(1) == null ? found.group(2) : found.group(1);
            return Matcher.quoteReplacement(environment.getOrDefault(name, ""));
        });
    }
}
