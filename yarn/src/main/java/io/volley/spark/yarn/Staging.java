package io.volley.spark.yarn;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.LaunchResource;
import io.volley.coordination.LaunchResource.Visibility;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of one application on the cluster's file system. Only its user can look into it; it goes when the
 * application ends.
 */
final class Staging {
    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);
    private static final CharMatcher PATTERN = CharMatcher.anyOf("*?[{");
    private static final FsPermission DIRECTORY = FsPermission.createImmutable((short) 0700);
    private static final FsPermission FILE = FsPermission.createImmutable((short) 0600);

    private final Configuration hadoop;
    private final Path directory;
    private final Optional<Short> replication;
    private final Map<Path, LaunchResource> uploaded = new HashMap<>();

    Staging(Configuration hadoop, Path directory, Optional<Short> replication) {
        this.hadoop = hadoop;
        this.directory = directory;
        this.replication = replication;
    }

    /**
     * Below {@code spark.yarn.stagingDir} it is in the folder of whom Hadoop takes this process for, who may be another
     * than the application's user: only there may this process write.
     */
    static Staging of(YarnSettings settings, Configuration hadoop, ApplicationId application) throws IOException {
        Path base = settings.stagingDirectory().isPresent()
                ? new Path(
                        settings.stagingDirectory().get(),
                        UserGroupInformation.getCurrentUser().getShortUserName())
                : FileSystem.get(hadoop).getHomeDirectory();
        Path directory = new Path(base, ".sparkStaging/" + application);
        return new Staging(
                hadoop, directory.getFileSystem(hadoop).makeQualified(directory), settings.stagingReplication());
    }

    Path directory() {
        return directory;
    }

    /** The scheme of its file system, such as {@code hdfs}. */
    String scheme() throws IOException {
        return scheme(directory.getFileSystem(hadoop));
    }

    /** Not every file system answers if it is asked itself. */
    private static String scheme(FileSystem fileSystem) {
        return fileSystem.getUri().getScheme();
    }

    void create() throws IOException {
        FileSystem.mkdirs(directory.getFileSystem(hadoop), directory, DIRECTORY);
    }

    /**
     * The files that a pattern of Hadoop's stands for; the place itself, whether there is a file or not, if it is no
     * pattern or there is a file of that very name.
     */
    ImmutableList<Path> matching(Path place) throws IOException {
        if (PATTERN.matchesNoneOf(place.toUri().getPath())) {
            return ImmutableList.of(place);
        }
        FileSystem fileSystem = place.getFileSystem(hadoop);
        if (fileSystem.exists(place)) {
            return ImmutableList.of(place);
        }
        FileStatus[] found = fileSystem.globStatus(place);
        return Arrays.stream(found == null ? new FileStatus[0] : found)
                .filter(FileStatus::isFile)
                .map(FileStatus::getPath)
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Makes a file known to containers; uploads it unless it lies on the cluster's file system already, or has been uploaded
     * before.
     */
    LaunchResource distribute(Path source, boolean archive) throws IOException {
        LaunchResource before = uploaded.get(source);
        if (before != null && before.archive() == archive) {
            return before;
        }
        LaunchResource distributed = upload(source, archive);
        uploaded.put(source, distributed);
        return distributed;
    }

    private LaunchResource upload(Path source, boolean archive) throws IOException {
        FileSystem from = source.getFileSystem(hadoop);
        FileSystem to = directory.getFileSystem(hadoop);
        if (!scheme(from).equals("file") && sameFileSystem(from.getUri(), to.getUri())) {
            return resource(from, from.makeQualified(source), archive);
        }
        return copy(source, archive);
    }

    private LaunchResource copy(Path source, boolean archive) throws IOException {
        FileSystem to = directory.getFileSystem(hadoop);
        Path target = free(to, source.getName());
        LOG.info("Uploading {} to {}", source, target);
        FileUtil.copy(source.getFileSystem(hadoop), source, to, target, false, hadoop);
        return uploaded(to, target, archive);
    }

    /**
     * The same for one container, no file by two names: a NodeManager gives a container each file that it has fetched by one
     * name alone. For a second name there is a second copy.
     *
     * @param resources by name in the container's working directory
     */
    ImmutableMap<String, LaunchResource> byOneNameEach(Map<String, LaunchResource> resources) throws IOException {
        Set<LaunchResource> named = new HashSet<>();
        ImmutableMap.Builder<String, LaunchResource> distinct = ImmutableMap.builder();
        for (Map.Entry<String, LaunchResource> entry : resources.entrySet()) {
            LaunchResource resource = entry.getValue();
            distinct.put(
                    entry.getKey(),
                    named.add(resource) ? resource : copy(new Path(resource.url()), resource.archive()));
        }
        return distinct.buildOrThrow();
    }

    /** Writes a file into the directory. */
    LaunchResource write(String name, boolean archive, Content content) throws IOException {
        FileSystem to = directory.getFileSystem(hadoop);
        Path target = new Path(directory, name);
        try (OutputStream out = FileSystem.create(to, target, FILE)) {
            content.writeTo(out);
        }
        return uploaded(to, target, archive);
    }

    /** Deletes the directory; a failure is logged, since nobody can do anything about it. */
    void delete() {
        try {
            FileSystem fileSystem = directory.getFileSystem(hadoop);
            if (fileSystem.delete(directory, true)) {
                LOG.info("Deleted staging directory {}", directory);
            }
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("Could not delete staging directory {}; delete it by hand", directory, failure);
        }
    }

    private Path free(FileSystem fileSystem, String name) throws IOException {
        Path path = new Path(directory, name);
        for (int number = 1; fileSystem.exists(path); number++) {
            path = new Path(directory, number + "-" + name);
        }
        return path;
    }

    private LaunchResource uploaded(FileSystem fileSystem, Path target, boolean archive) throws IOException {
        if (replication.isPresent()) {
            fileSystem.setReplication(target, replication.get());
        }
        fileSystem.setPermission(target, FILE);
        return resource(fileSystem, fileSystem.makeQualified(target), archive);
    }

    private static LaunchResource resource(FileSystem fileSystem, Path path, boolean archive) throws IOException {
        FileStatus status = fileSystem.getFileStatus(path);
        return new LaunchResource(
                path.toString(),
                status.getLen(),
                status.getModificationTime(),
                archive,
                readableByAll(fileSystem, path) ? Visibility.PUBLIC : Visibility.PRIVATE);
    }

    /** Whether everybody may read a file and enter every directory above it: then all users may share a node's copy. */
    private static boolean readableByAll(FileSystem fileSystem, Path path) throws IOException {
        if (!others(fileSystem, path).implies(FsAction.READ)) {
            return false;
        }
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            if (!others(fileSystem, above).implies(FsAction.EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static FsAction others(FileSystem fileSystem, Path path) throws IOException {
        return fileSystem.getFileStatus(path).getPermission().getOtherAction();
    }

    private static boolean sameFileSystem(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && Objects.equals(one.getAuthority(), other.getAuthority());
    }

    /** What a file shall hold. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
