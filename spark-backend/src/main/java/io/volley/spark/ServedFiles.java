package io.volley.spark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import java.net.URI;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.spark.SparkContext;
import org.apache.spark.util.Utils;
import scala.Option;
import scala.collection.Seq;

/**
 * What was named at the submission as {@code spark.jars}, {@code spark.files} or {@code spark.archives}, and which each
 * executor therefore fetches of the driver before its first task, or from where it lies. Not what a program adds later by
 * {@code addJar} and the like.
 *
 * <p>To be used while Spark's context is being made: no executor has been told yet.
 */
public final class ServedFiles {
    /** Under this Spark keeps what belongs to no session of Spark Connect. */
    private static final String NO_SESSION = "default";

    private final SparkContext context;
    private final String kind;
    private final Seq<String> named;
    private final scala.collection.concurrent.Map<String, scala.collection.concurrent.Map<String, Object>> added;

    private ServedFiles(
            SparkContext context,
            String kind,
            Seq<String> named,
            scala.collection.concurrent.Map<String, scala.collection.concurrent.Map<String, Object>> added) {
        this.context = context;
        this.kind = kind;
        this.named = named;
        this.added = added;
    }

    /** Those of {@code spark.jars}, which SparkSubmit has added the application's own jar to. */
    public static ServedFiles jars(SparkContext context) {
        return new ServedFiles(context, "jar", context.jars(), context.addedJars());
    }

    /** Those of {@code spark.files}. */
    public static ServedFiles files(SparkContext context) {
        return new ServedFiles(context, "file", context.files(), context.addedFiles());
    }

    /** Those of {@code spark.archives}. */
    public static ServedFiles archives(SparkContext context) {
        return new ServedFiles(context, "archive", context.archives(), context.addedArchives());
    }

    /**
     * From now on executors do not fetch these.
     *
     * @param which of them, as they were named
     * @return those that they would have fetched, as they were named
     */
    public ImmutableList<String> withhold(Predicate<String> which) {
        Option<scala.collection.concurrent.Map<String, Object>> registered = added.get(NO_SESSION);
        if (registered.isEmpty()) {
            return ImmutableList.of();
        }
        ImmutableSortedSet<String> all = ofSubmission(registered.get());
        Set<String> left = new TreeSet<>(all);
        // Two places may be served under one URL: of two files of one name Spark serves the first.
        ImmutableSet.Builder<String> withheld = ImmutableSet.builder();
        for (String place : ScalaCollections.asJava(named)) {
            if (which.test(place)) {
                urlOf(place, all).ifPresent(url -> {
                    registered.get().remove(url);
                    left.remove(url);
                    withheld.add(place);
                });
            }
        }
        String key = "spark.app.initial." + kind + ".urls";
        if (left.isEmpty()) {
            context.conf().remove(key);
        } else {
            context.conf().set(key, String.join(",", left));
        }
        return withheld.build().asList();
    }

    /** Spark gives what it was started with the time at which it was started. */
    private ImmutableSortedSet<String> ofSubmission(scala.collection.concurrent.Map<String, Object> registered) {
        return ScalaCollections.asJava((scala.collection.Map<String, Object>) registered).entrySet().stream()
                .filter(entry -> (Long) entry.getValue() == context.startTime())
                .map(Map.Entry::getKey)
                .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    }

    private static Optional<String> urlOf(String place, Set<String> urls) {
        return urls.stream().filter(url -> serves(url, place)).findFirst();
    }

    /** Whether Spark has registered a place under a URL, by the rules of its {@code addJar} and {@code addFile}. */
    static boolean serves(String url, String place) {
        URI uri = Utils.resolveURI(place);
        return switch (String.valueOf(uri.getScheme())) {
            case "file" ->
                url.startsWith("spark://")
                        && lastName(URI.create(url).getPath()).equals(lastName(uri.getPath()));
            case "local" -> url.equals("file:" + uri.getPath());
            default -> url.equals(place) || url.equals(uri.toString());
        };
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
