package io.volley.coordination;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.apache.curator.framework.api.ACLProvider;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.data.ACL;

/**
 * Who may do what. An application's home and all below belongs to its creator alone. What applications share, the root
 * and what lies above the homes and the pools, is open: everybody may list it, and create homes in it and delete them again.
 * In a pool everybody may create a member and read all of them; a member is changed by its creator alone, and deleted by
 * nobody: it goes with its session.
 *
 * <p>ZooKeeper asks the parent whether a child may be deleted, so this lets a stranger delete a home that is empty. One
 * with children cannot be deleted by anybody who may not delete these first.
 */
final class HomeAcls implements ACLProvider {
    private static final ImmutableList<ACL> CREATOR = ImmutableList.copyOf(ZooDefs.Ids.CREATOR_ALL_ACL);
    private static final ImmutableList<ACL> SHARED = ImmutableList.of(
            new ACL(ZooDefs.Perms.READ | ZooDefs.Perms.CREATE | ZooDefs.Perms.DELETE, ZooDefs.Ids.ANYONE_ID_UNSAFE));

    private static final ImmutableList<ACL> POOL =
            ImmutableList.of(new ACL(ZooDefs.Perms.READ | ZooDefs.Perms.CREATE, ZooDefs.Ids.ANYONE_ID_UNSAFE));
    private static final ImmutableList<ACL> MEMBER = ImmutableList.<ACL>builder()
            .addAll(ZooDefs.Ids.CREATOR_ALL_ACL)
            .addAll(ZooDefs.Ids.READ_ACL_UNSAFE)
            .build();

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
        if (isPool(path)) {
            return POOL;
        }
        if (inPools(path)) {
            return MEMBER;
        }
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
        return path.equals(root + "/apps")
                || path.equals(root + "/pools")
                || (root + "/").startsWith(path.equals("/") ? path : path + "/");
    }

    /** Whether a node is a pool, or a member of one: not the application's alone. */
    boolean inPools(String path) {
        return path.startsWith(root + "/pools/");
    }

    /** Whether a node is a pool. */
    boolean isPool(String path) {
        return inPools(path) && path.indexOf('/', root.length() + "/pools/".length()) < 0;
    }
}
