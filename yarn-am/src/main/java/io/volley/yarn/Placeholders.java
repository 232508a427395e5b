package io.volley.yarn;

import com.google.common.collect.ImmutableMap;
import io.volley.core.ledger.Command;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.yarn.api.records.Container;

/**
 * What stands for the placeholders of {@link io.volley.coordination.ExecutorLaunch} in one container.
 *
 * @param values by name, without the marks around it
 */
record Placeholders(ImmutableMap<String, String> values) {
    private static final Pattern PLACEHOLDER = Pattern.compile("%\\{(\\w+)}");

    static Placeholders of(Command.Launch launch, Container container) {
        String http = container.getNodeHttpAddress();
        return new Placeholders(ImmutableMap.<String, String>builder()
                .put("executorId", launch.executor().toString())
                .put("profileId", Integer.toString(launch.profile().value()))
                .put("heapMb", Integer.toString(launch.size().heapMb()))
                .put("cores", Integer.toString(launch.size().cores()))
                .put("containerId", launch.container().value())
                .put("host", container.getNodeId().getHost())
                .put("nodePort", Integer.toString(container.getNodeId().getPort()))
                .put("nodeHttpAddress", http)
                .put("nodeHttpPort", http.substring(http.lastIndexOf(':') + 1))
                .buildOrThrow());
    }

    /** The text with every placeholder filled in. One that is not known stays as it is: it may be the user's own text. */
    String fill(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
