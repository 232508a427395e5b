package io.volley.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;

/** Tells who it is to Hadoop and with what, in the driver and on an executor, shuffles, and has executors write into the user's home. */
public final class SecuredJob {
    private SecuredJob() {}

    public static void main(String[] arguments) throws IOException {
        try (Job job = new Job("secured")) {
            Job.report("sum", job.sumOfCounts(4, 10));
            report("driver", lookAround());
            report(
                    "executor",
                    job.context()
                            .parallelize(List.of(1), 1)
                            .map(one -> lookAround())
                            .first());
            String folder = "numbers-" + job.context().sc().applicationId();
            job.context().parallelize(List.of(1, 2, 3), 2).saveAsTextFile(folder);
            Job.report("written", job.context().textFile(folder).count());
        }
    }

    private static void report(String process, Map<String, String> found) {
        found.forEach((name, value) -> Job.report(process + "." + name, value));
    }

    private static Map<String, String> lookAround() throws IOException {
        UserGroupInformation user = UserGroupInformation.getCurrentUser();
        Credentials own = user.getCredentials();
        Map<String, String> found = new TreeMap<>();
        found.put("user", user.getShortUserName());
        found.put("tokens", sorted(own.getAllTokens().stream().map(token -> token.getKind())));
        found.put("secrets", sorted(own.getAllSecretKeys().stream()));
        try (Stream<Path> files = Files.list(Path.of(""))) {
            found.put("keytabs", sorted(files.filter(file -> file.toString().contains("keytab"))));
        }
        return found;
    }

    private static String sorted(Stream<?> names) {
        return names.map(String::valueOf).distinct().sorted().collect(Collectors.joining(" "));
    }
}
