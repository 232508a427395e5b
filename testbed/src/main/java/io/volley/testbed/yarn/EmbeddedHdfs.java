package io.volley.testbed.yarn;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** HDFS in this process, with one DataNode and a home for each of the users. */
final class EmbeddedHdfs {
    private static final FsPermission EVERYBODYS = new FsPermission((short) 01777);
    private static final FsPermission OWN = new FsPermission((short) 0700);

    private EmbeddedHdfs() {}

    /** Starts it, and makes it the default of these settings. */
    static void start(Configuration settings, Path folder) throws IOException {
        settings.setInt("dfs.replication", 1);
        // It sets much that is nobody else's, such as where racks are looked up.
        MiniDFSCluster cluster = new MiniDFSCluster.Builder(new Configuration(settings), folder.toFile())
                .numDataNodes(1)
                .build();
        cluster.waitActive();
        FileSystem files = cluster.getFileSystem();
        settings.set("fs.defaultFS", files.getUri().toString());
        FileSystem.mkdirs(files, new org.apache.hadoop.fs.Path("/tmp"), EVERYBODYS);
        for (String user : KerberosFiles.USERS) {
            org.apache.hadoop.fs.Path home = new org.apache.hadoop.fs.Path("/user", user);
            FileSystem.mkdirs(files, home, OWN);
            files.setOwner(home, user, user);
        }
    }
}
