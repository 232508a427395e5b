package io.volley.cli.doctor;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a client of YARN can find out.
 *
 * @param resourceManager the address that the settings name
 * @param failure why the ResourceManager did not answer; what it alone knows is empty then
 * @param kerberos whether the settings switch security on
 * @param login who the client is, by Hadoop
 * @param ticket whether that login can authenticate itself
 * @param attempts how many attempts of an ApplicationMaster the settings allow
 * @param auxiliaryServices of NodeManagers, as the settings of this host name them
 * @param zooKeeper the connect string for {@code spark.volley.zookeeper.connect=hadoop}, if there is one
 * @param nodes how many NodeManagers run
 * @param largestMb the largest container
 * @param largestCores the largest container
 * @param queues by their paths, which begin with {@code root.}
 * @param labels of nodes; empty if YARN did not tell
 * @param resourceTypes that YARN knows; empty if it did not tell
 */
public record YarnFacts(
        String resourceManager,
        Optional<String> failure,
        boolean kerberos,
        String login,
        boolean ticket,
        int attempts,
        ImmutableSortedSet<String> auxiliaryServices,
        Optional<String> zooKeeper,
        OptionalInt nodes,
        OptionalLong largestMb,
        OptionalInt largestCores,
        ImmutableSortedMap<String, Queue> queues,
        Optional<ImmutableSortedSet<String>> labels,
        Optional<ImmutableSortedSet<String>> resourceTypes) {
    /**
     * A queue.
     *
     * @param state such as RUNNING
     * @param leaf whether applications can be submitted to it; a parent has queues below it
     * @param capacity percent of its parent's; empty if YARN does not tell
     */
    public record Queue(String state, boolean leaf, Optional<String> capacity) {}

    /** How each of them is named where a probe writes them down, a line each. */
    public static final String RESOURCE_MANAGER = "resourceManager";

    public static final String FAILURE = "failure";
    public static final String KERBEROS = "kerberos";
    public static final String LOGIN = "login";
    public static final String TICKET = "ticket";
    public static final String ATTEMPTS = "attempts";
    public static final String AUXILIARY_SERVICES = "auxiliaryServices";
    public static final String ZOOKEEPER = "zooKeeper";
    public static final String NODES = "nodes";
    public static final String LARGEST_MB = "largestMb";
    public static final String LARGEST_CORES = "largestCores";

    /** Followed by the queue's path; the value is its state, {@code leaf} or {@code parent}, and its capacity, by spaces. */
    public static final String QUEUE = "queue.";

    public static final String LEAF = "leaf";
    public static final String PARENT = "parent";

    public static final String LABELS = "labels";
    public static final String RESOURCE_TYPES = "resourceTypes";

    /** Reads what a probe wrote down; what is not there is not known. */
    public static YarnFacts of(ImmutableMap<String, String> lines) {
        ImmutableSortedMap.Builder<String, Queue> queues = ImmutableSortedMap.naturalOrder();
        lines.forEach((key, value) -> {
            if (key.startsWith(QUEUE)) {
                List<String> told = Splitter.on(' ').limit(3).splitToList(value);
                queues.put(
                        key.substring(QUEUE.length()),
                        new Queue(
                                told.get(0),
                                told.contains(LEAF),
                                told.size() < 3 ? Optional.empty() : Optional.of(told.get(2))));
            }
        });
        return new YarnFacts(
                lines.getOrDefault(RESOURCE_MANAGER, "unknown"),
                Optional.ofNullable(lines.get(FAILURE)),
                Boolean.parseBoolean(lines.get(KERBEROS)),
                lines.getOrDefault(LOGIN, "unknown"),
                Boolean.parseBoolean(lines.get(TICKET)),
                number(lines, ATTEMPTS).orElse(0),
                names(lines, AUXILIARY_SERVICES).orElse(ImmutableSortedSet.of()),
                Optional.ofNullable(lines.get(ZOOKEEPER)).filter(told -> !told.isEmpty()),
                number(lines, NODES),
                largeNumber(lines, LARGEST_MB),
                number(lines, LARGEST_CORES),
                queues.buildOrThrow(),
                names(lines, LABELS),
                names(lines, RESOURCE_TYPES));
    }

    private static OptionalInt number(ImmutableMap<String, String> lines, String key) {
        String told = lines.get(key);
        return told == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(told));
    }

    private static OptionalLong largeNumber(ImmutableMap<String, String> lines, String key) {
        String told = lines.get(key);
        return told == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(told));
    }

    private static Optional<ImmutableSortedSet<String>> names(ImmutableMap<String, String> lines, String key) {
        return Optional.ofNullable(lines.get(key))
                .map(told -> told.isEmpty()
                        ? ImmutableSortedSet.<String>of()
                        : ImmutableSortedSet.copyOf(told.split(",", -1)));
    }
}
