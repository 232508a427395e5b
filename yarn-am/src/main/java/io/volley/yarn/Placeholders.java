package io.volley.yarn;

import com.google.common.collect.ImmutableMap;
import io.volley.core.ledger.Command;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.yarn.api.records.Container;

/**
 * What stands for the placeholders of {@link io.volley.coordination.ExecutorLaunch}, or of {@link
 * io.volley.coordination.DriverLaunch}, in one container.
 *
 * @param values by name, without the marks around it
 */
record Placeholders(ImmutableMap<String, String> values) {
    private static final Pattern PLACEHOLDER = Pattern.compile("%\\{(\\w+)}");

    static Placeholders of(Command.Launch launch, Container container) {
        return new Placeholders(ImmutableMap.<String, String>builder()
                .putAll(ofContainer(launch, container))
                .put("executorId", launch.executor().toString())
                .put("profileId", Integer.toString(launch.profile().value()))
                .put("heapMb", Integer.toString(launch.size().heapMb()))
                .put("cores", Integer.toString(launch.size().cores()))
                .buildOrThrow());
    }

    /** @param webProxyBase under which YARN shows the driver's pages */
    static Placeholders of(Command.LaunchDriver launch, String webProxyBase, Container container) {
        return new Placeholders(ImmutableMap.<String, String>builder()
                .putAll(ofContainer(launch, container))
                .put("run", Integer.toString(launch.run()))
                .put("webProxyBase", webProxyBase)
                .buildOrThrow());
    }

    private static ImmutableMap<String, String> ofContainer(Command.Start launch, Container container) {
        String http = container.getNodeHttpAddress();
        return ImmutableMap.of(
                "containerId", launch.container().value(),
                "host", container.getNodeId().getHost(),
                "nodePort", Integer.toString(container.getNodeId().getPort()),
                "nodeHttpAddress", http,
                "nodeHttpPort", http.substring(http.lastIndexOf(':') + 1));
    }

    /** The text with every placeholder filled in. One that is not known stays as it is: it may be the user's own text. */
    String fill(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
