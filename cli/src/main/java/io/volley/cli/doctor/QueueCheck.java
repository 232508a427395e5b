package io.volley.cli.doctor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.cli.doctor.YarnFacts.Queue;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Whether applications may be submitted to a queue. YARN takes the path of a leaf, with or without the root in front, and
 * CapacityScheduler also its name alone where no other leaf has it.
 */
final class QueueCheck {
    static final String NAME = "queue";
    private static final String ROOT = "root.";

    private final String wanted;
    private final ImmutableSortedMap<String, Queue> queues;

    private QueueCheck(String wanted, ImmutableSortedMap<String, Queue> queues) {
        this.wanted = wanted;
        this.queues = queues;
    }

    /** @param queues by their paths, which begin with {@code root.} */
    static Finding of(String wanted, ImmutableSortedMap<String, Queue> queues) {
        return new QueueCheck(wanted, queues).check();
    }

    private Finding check() {
        ImmutableList<String> meant = meant();
        if (meant.isEmpty()) {
            return Finding.fault(
                    NAME,
                    "there is no queue \"%s\"; there are %s".formatted(wanted, leavesUnder("")),
                    "Set spark.yarn.queue to one of them, unless YARN makes queues by itself or places applications by rules.");
        } else if (meant.size() > 1) {
            return Finding.fault(
                    NAME,
                    "\"%s\" may be %s".formatted(wanted, String.join(" or ", meant)),
                    "Set spark.yarn.queue to the path of the one that you mean.");
        }
        String path = meant.get(0);
        Queue queue = Objects.requireNonNull(queues.get(path));
        if (!queue.leaf()) {
            return Finding.fault(
                    NAME,
                    "\"%s\" is a parent of queues and takes no applications".formatted(wanted),
                    "Set spark.yarn.queue to one of %s.".formatted(leavesUnder(path + ".")));
        } else if (!queue.state().equals("RUNNING")) {
            return Finding.fault(
                    NAME,
                    "\"%s\" is %s".formatted(wanted, queue.state()),
                    "Set spark.yarn.queue to one that is running, or have this one started.");
        }
        return Finding.ok(
                NAME,
                "%s is running%s",
                wanted,
                queue.capacity().map(capacity -> ", capacity " + capacity).orElse(""));
    }

    /** The paths that the name may stand for. */
    private ImmutableList<String> meant() {
        for (String path : ImmutableList.of(wanted, ROOT + wanted)) {
            if (queues.containsKey(path)) {
                return ImmutableList.of(path);
            }
        }
        return queues.entrySet().stream()
                .filter(queue -> queue.getValue().leaf())
                .map(Map.Entry::getKey)
                .filter(path -> path.endsWith("." + wanted) && !wanted.contains("."))
                .collect(ImmutableList.toImmutableList());
    }

    private String leavesUnder(String beginning) {
        return queues.entrySet().stream()
                .filter(queue -> queue.getValue().leaf() && queue.getKey().startsWith(beginning))
                .map(queue -> queue.getKey().substring(ROOT.length()))
                .collect(Collectors.joining(", "));
    }
}
