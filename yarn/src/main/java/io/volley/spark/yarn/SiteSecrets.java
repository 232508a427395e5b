package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.ConfigRedactor;
import org.apache.hadoop.conf.Configuration;

/**
 * Which of the driver's Hadoop settings are secrets that the ApplicationMaster has no use for: all but those of the file
 * system that it works on.
 */
final class SiteSecrets {
    /** Whose names Hadoop's own patterns for secrets miss. */
    private static final ImmutableList<Pattern> FURTHER = ImmutableList.of(
            Pattern.compile("(hadoop\\.zk\\.auth|yarn\\.resourcemanager\\.zk-auth|ha\\.zookeeper\\.auth)"),
            Pattern.compile("fs\\.azure\\.sas\\..*"),
            Pattern.compile("fs\\..*(secret|password|token|private.?key).*", Pattern.CASE_INSENSITIVE));

    private static final String S3A = "fs.s3a.";
    private static final String AZURE = "fs.azure.";

    /** What the settings of a file system begin with that is not named after its scheme. */
    private static final ImmutableMap<String, String> PREFIXES = ImmutableMap.of(
            "s3", S3A,
            "s3n", S3A,
            "abfs", AZURE,
            "abfss", AZURE,
            "wasb", AZURE,
            "wasbs", AZURE);

    private static final String VIEW = "viewfs";
    private static final String MOUNTS = "fs.viewfs.mounttable.";
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://");

    private final ConfigRedactor redactor;
    private final ImmutableSet<String> needed;

    private SiteSecrets(ConfigRedactor redactor, ImmutableSet<String> needed) {
        this.redactor = redactor;
        this.needed = needed;
    }

    /** @param fileSystem the scheme of the file system that the ApplicationMaster works on */
    static SiteSecrets in(Configuration hadoop, String fileSystem) {
        ImmutableSet.Builder<String> needed = ImmutableSet.builder();
        add(fileSystem, needed);
        if (fileSystem.equals(VIEW)) {
            for (Map.Entry<String, String> mount : hadoop) {
                if (mount.getKey().startsWith(MOUNTS)) {
                    SCHEME.matcher(mount.getValue())
                            .results()
                            .map(MatchResult::group)
                            .forEach(found -> add(found.substring(0, found.indexOf(':')), needed));
                }
            }
        }
        return new SiteSecrets(new ConfigRedactor(hadoop), needed.build());
    }

    private static void add(String scheme, ImmutableSet.Builder<String> needed) {
        String own = "fs." + scheme + ".";
        needed.add(own, PREFIXES.getOrDefault(scheme, own));
    }

    boolean withholds(String key, String value) {
        return isSecret(key, value) && needed.stream().noneMatch(key::startsWith);
    }

    private boolean isSecret(String key, String value) {
        return !redactor.redact(key, value).equals(value)
                || FURTHER.stream().anyMatch(pattern -> pattern.matcher(key).matches());
    }
}
