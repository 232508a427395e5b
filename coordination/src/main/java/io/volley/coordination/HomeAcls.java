package io.volley.coordination;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.apache.curator.framework.api.ACLProvider;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.data.ACL;

/**
 * Who may do what. An application's home and all below belongs to its creator alone. What applications share, the root
 * and what lies above the homes, is open: everybody may list it, and create homes in it and delete them again.
 *
 * <p>ZooKeeper asks the parent whether a child may be deleted, so this lets a stranger delete a home that is empty. One
 * with children cannot be deleted by anybody who may not delete these first.
 */
final class HomeAcls implements ACLProvider {
    private static final ImmutableList<ACL> CREATOR = ImmutableList.copyOf(ZooDefs.Ids.CREATOR_ALL_ACL);
    private static final ImmutableList<ACL> SHARED = ImmutableList.of(
            new ACL(ZooDefs.Perms.READ | ZooDefs.Perms.CREATE | ZooDefs.Perms.DELETE, ZooDefs.Ids.ANYONE_ID_UNSAFE));

    private final String root;

    HomeAcls(String root) {
        this.root = root;
    }

    @Override
    public List<ACL> getDefaultAcl() {
        return CREATOR;
    }

    @Override
    public List<ACL> getAclForPath(String path) {
        return shared(path) ? SHARED : CREATOR;
    }

    /** The uppermost node above a node, or itself, that is not shared: whoever owns it owns all below it. */
    String home(String path) {
        int end = path.indexOf('/', 1);
        while (end > 0 && shared(path.substring(0, end))) {
            end = path.indexOf('/', end + 1);
        }
        return end > 0 ? path.substring(0, end) : path;
    }

    /** Whether a node is what applications share. */
    boolean shared(String path) {
        return path.equals(root + "/apps") || (root + "/").startsWith(path.equals("/") ? path : path + "/");
    }
}
