package io.volley.coordination;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ExecutorSize;
import java.time.Duration;
import java.util.Optional;

/**
 * How the driver is started in a container, in cluster mode. In {@link #command()} and in the values of {@link
 * #environment()} the placeholders of {@link ExecutorLaunch} that tell of its container stand for what they stand for
 * there; {@code %{run}} stands for the number of its run, and {@code %{webProxyBase}} for the path under which YARN's proxy
 * shows its pages.
 *
 * @param size what its container takes
 * @param nodeLabel the node label expression that it is requested with, if any
 * @param command the words of one shell line, quoted for the shell already
 * @param environment the container's environment
 * @param resources the files in its working directory, by name there
 * @param viewers who may see the application's logs, in YARN's ACL form
 * @param modifiers who may kill it, in YARN's ACL form
 * @param mostRuns with so many runs that have failed the application has
 * @param failuresValidity how long a run that has failed counts; empty if that is for ever
 */
public record DriverLaunch(
        ExecutorSize size,
        Optional<String> nodeLabel,
        ImmutableList<String> command,
        ImmutableMap<String, String> environment,
        ImmutableMap<String, LaunchResource> resources,
        String viewers,
        String modifiers,
        int mostRuns,
        Optional<Duration> failuresValidity) {}
