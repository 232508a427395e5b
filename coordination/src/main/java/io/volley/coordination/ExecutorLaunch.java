package io.volley.coordination;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/**
 * How an executor is started in a container. In {@link #command()} and in the values of {@link #environment()} these
 * stand for what is known only once the container is allocated:
 *
 * <table>
 * <caption>Placeholders</caption>
 * <tr><td>{@code %{executorId}}</td><td>the executor's number</td></tr>
 * <tr><td>{@code %{profileId}}</td><td>the number of its resource profile</td></tr>
 * <tr><td>{@code %{heapMb}}</td><td>its heap in MiB</td></tr>
 * <tr><td>{@code %{cores}}</td><td>the cores Spark runs tasks on</td></tr>
 * <tr><td>{@code %{containerId}}</td><td>YARN's id of its container</td></tr>
 * <tr><td>{@code %{host}}</td><td>the host of the node</td></tr>
 * <tr><td>{@code %{nodePort}}</td><td>the port of its NodeManager</td></tr>
 * <tr><td>{@code %{nodeHttpAddress}}</td><td>{@code host:port} of the NodeManager's pages</td></tr>
 * <tr><td>{@code %{nodeHttpPort}}</td><td>that port alone</td></tr>
 * </table>
 *
 * @param command the words of one shell line, quoted for the shell already
 * @param environment the container's environment
 * @param resources the files in its working directory, by name there
 * @param shuffleService the auxiliary service of the NodeManager that serves shuffle files, if one is used
 * @param viewers who may see the application's logs, in YARN's ACL form
 * @param modifiers who may kill it, in YARN's ACL form
 */
public record ExecutorLaunch(
        ImmutableList<String> command,
        ImmutableMap<String, String> environment,
        ImmutableMap<String, LaunchResource> resources,
        Optional<String> shuffleService,
        String viewers,
        String modifiers) {}
