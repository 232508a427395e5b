package io.volley.cli.doctor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import java.util.Optional;
import java.util.Set;

/** Whether YARN has what the settings ask of it. */
final class YarnCheck {
    static final String CONFIGURATION = "Hadoop's settings";
    static final String RESOURCE_MANAGER = "ResourceManager";
    static final String SECURITY = "security";
    static final String EXECUTOR = "executor's size";
    static final String MASTER = "ApplicationMaster's size";
    static final String ATTEMPTS = "attempts";
    static final String LABELS = "node labels";
    static final String TYPES = "resource types";
    static final String SHUFFLE = "shuffle service";

    private static final String UNASKED = "the ResourceManager did not answer";
    private static final String ANSWER_FIRST = "Run this again when it answers.";
    private static final String CORRECT = "Correct this setting.";
    private static final int DEFAULT_ATTEMPTS = 2;
    private static final String YARNS_RESOURCE = "spark.yarn.executor.resource.";
    private static final String AMOUNT = ".amount";

    private final Settings settings;
    private final YarnFacts yarn;

    private YarnCheck(Settings settings, YarnFacts yarn) {
        this.settings = settings;
        this.yarn = yarn;
    }

    /** What can be said of the settings of the cluster before anyone is asked. */
    static Finding configuration(Optional<String> folder, boolean readable) {
        if (folder.isEmpty()) {
            return Finding.fault(
                    CONFIGURATION,
                    "neither HADOOP_CONF_DIR nor YARN_CONF_DIR is set",
                    "Set HADOOP_CONF_DIR to the folder that has the cluster's core-site.xml and yarn-site.xml.");
        }
        return readable
                ? Finding.ok(CONFIGURATION, "%s", folder.get())
                : Finding.fault(
                        CONFIGURATION,
                        folder.get() + " has no readable yarn-site.xml",
                        "Set HADOOP_CONF_DIR or YARN_CONF_DIR to the folder that has it.");
    }

    static ImmutableList<Finding> of(Settings settings, YarnFacts yarn) {
        YarnCheck check = new YarnCheck(settings, yarn);
        return ImmutableList.of(
                check.resourceManager(),
                check.security(),
                check.queue(),
                check.size(
                        EXECUTOR,
                        true,
                        "spark.executor.memory, spark.executor.memoryOverhead, spark.executor.pyspark.memory or"
                                + " spark.executor.cores"),
                check.size(MASTER, false, "spark.yarn.am.memory or spark.yarn.am.cores"),
                check.attempts(),
                check.labels(),
                check.types(),
                check.shuffleService());
    }

    private boolean isSilent() {
        return yarn.failure().isPresent();
    }

    private Finding resourceManager() {
        if (yarn.failure().isPresent()) {
            return Finding.fault(
                    RESOURCE_MANAGER,
                    "%s does not answer: %s"
                            .formatted(yarn.resourceManager(), yarn.failure().get()),
                    "Is it running, is yarn.resourcemanager.address in yarn-site.xml right, and may this host reach it?");
        }
        int nodes = yarn.nodes().orElse(0);
        return nodes == 0
                ? Finding.fault(
                        RESOURCE_MANAGER,
                        "%s answers, but no NodeManager runs".formatted(yarn.resourceManager()),
                        "Start NodeManagers; an application would wait for ever.")
                : Finding.ok(RESOURCE_MANAGER, "%s answers; %d NodeManagers run", yarn.resourceManager(), nodes);
    }

    private Finding security() {
        if (!yarn.kerberos()) {
            return Finding.ok(SECURITY, "off; applications run as %s", yarn.login());
        }
        return yarn.ticket()
                ? Finding.ok(SECURITY, "Kerberos, logged in as %s", yarn.login())
                : Finding.fault(
                        SECURITY,
                        "Kerberos, but %s has no valid ticket".formatted(yarn.login()),
                        "Run kinit before you submit.");
    }

    private Finding queue() {
        String wanted = settings.text("spark.yarn.queue").orElse("default");
        if (isSilent()) {
            return Finding.unknown(QueueCheck.NAME, wanted + ": " + UNASKED, ANSWER_FIRST);
        }
        return QueueCheck.of(wanted, yarn.queues());
    }

    private Finding size(String check, boolean executor, String keys) {
        ContainerNeed need;
        try {
            need = executor ? ContainerNeed.ofExecutor(settings) : ContainerNeed.ofApplicationMaster(settings);
        } catch (IllegalArgumentException illegal) {
            return Finding.fault(check, String.valueOf(illegal.getMessage()), CORRECT);
        }
        if (yarn.largestMb().isEmpty() || yarn.largestCores().isEmpty()) {
            return Finding.unknown(check, "%s: %s".formatted(need, UNASKED), ANSWER_FIRST);
        }
        ContainerNeed largest = new ContainerNeed(
                yarn.largestMb().getAsLong(), yarn.largestCores().getAsInt());
        return need.memoryMb() > largest.memoryMb() || need.cores() > largest.cores()
                ? Finding.fault(
                        check,
                        "needs %s, but YARN's largest container has %s".formatted(need, largest),
                        "Lower %s, or raise yarn.scheduler.maximum-allocation-mb and -vcores.".formatted(keys))
                : Finding.ok(check, "%s; YARN's largest container has %s", need, largest);
    }

    private Finding attempts() {
        int asked;
        try {
            asked = settings.number("spark.yarn.maxAppAttempts", DEFAULT_ATTEMPTS);
        } catch (IllegalArgumentException illegal) {
            return Finding.fault(ATTEMPTS, String.valueOf(illegal.getMessage()), CORRECT);
        }
        int granted =
                yarn.attempts() > 0 && asked > 0 ? Math.min(asked, yarn.attempts()) : Math.max(asked, yarn.attempts());
        return granted > 1
                ? Finding.ok(ATTEMPTS, "%d of the ApplicationMaster", granted)
                : Finding.warning(
                        ATTEMPTS,
                        "1: if the ApplicationMaster dies, the application fails, and its executors with it",
                        "Set spark.yarn.maxAppAttempts, and yarn.resourcemanager.am.max-attempts, to 2 or more.");
    }

    private Finding labels() {
        Set<String> asked = Sets.newTreeSet();
        settings.text("spark.yarn.am.nodeLabelExpression").ifPresent(asked::add);
        settings.text("spark.yarn.executor.nodeLabelExpression").ifPresent(asked::add);
        return named(LABELS, asked, yarn.labels(), "Set spark.yarn.*.nodeLabelExpression to one of them, or unset it.");
    }

    private Finding types() {
        return named(
                TYPES,
                resourceTypes(),
                yarn.resourceTypes(),
                "Unset spark.yarn.executor.resource.* or spark.executor.resource.* for it, or have it declared in the "
                        + "cluster's resource-types.xml.");
    }

    /** By YARN's names. Of Spark's own resources the default profile asks YARN for two. */
    private Set<String> resourceTypes() {
        Set<String> asked = Sets.newTreeSet();
        for (String key : settings.values().keySet()) {
            if (key.startsWith(YARNS_RESOURCE) && key.endsWith(AMOUNT)) {
                asked.add(key.substring(YARNS_RESOURCE.length(), key.length() - AMOUNT.length()));
            }
        }
        if (settings.text("spark.executor.resource.gpu" + AMOUNT).isPresent()) {
            asked.add(settings.text("spark.yarn.resourceGpuDeviceName").orElse("yarn.io/gpu"));
        }
        if (settings.text("spark.executor.resource.fpga" + AMOUNT).isPresent()) {
            asked.add(settings.text("spark.yarn.resourceFpgaDeviceName").orElse("yarn.io/fpga"));
        }
        return asked;
    }

    private static Finding named(
            String check, Set<String> asked, Optional<ImmutableSortedSet<String>> known, String advice) {
        String all = String.join(", ", asked);
        if (asked.isEmpty()) {
            return Finding.ok(check, "none asked for");
        } else if (known.isEmpty()) {
            return Finding.unknown(check, all + ": " + UNASKED, ANSWER_FIRST);
        }
        Set<String> missing = Sets.difference(asked, known.get());
        String told = known.get().isEmpty() ? "none" : String.join(", ", known.get());
        return missing.isEmpty()
                ? Finding.ok(check, "%s", all)
                : Finding.fault(
                        check,
                        "YARN does not know %s; it knows %s".formatted(String.join(", ", missing), told),
                        advice);
    }

    private Finding shuffleService() {
        String name = settings.text("spark.shuffle.service.name").orElse("spark_shuffle");
        if (!settings.isTrue("spark.shuffle.service.enabled")) {
            return Finding.ok(SHUFFLE, "not used");
        }
        return yarn.auxiliaryServices().contains(name)
                ? Finding.ok(SHUFFLE, "%s, in yarn.nodemanager.aux-services of this host's settings", name)
                : Finding.warning(
                        SHUFFLE,
                        "%s is not in yarn.nodemanager.aux-services of this host's settings".formatted(name),
                        "Make sure that NodeManagers run it, or unset spark.shuffle.service.enabled: without it no "
                                + "executor starts.");
    }
}
