package io.volley.coordination;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.apache.curator.framework.api.ACLProvider;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.data.Id;

/**
 * Who may do what. An application's home and all below belongs to its creator alone. What applications share is the root
 * and what lies above the homes and the pools: who may list it, and create homes in it and delete them again, is set, and
 * is everybody by default. In a pool everybody may create a member and read all of them; a member is changed by its
 * creator alone, and deleted by nobody: it goes with its session.
 *
 * <p>ZooKeeper asks the parent whether a child may be deleted, so whoever may delete homes may delete a stranger's that is
 * empty. One with children cannot be deleted by anybody who may not delete these first.
 */
final class HomeAcls implements ACLProvider {
    private static final ImmutableList<ACL> CREATOR = ImmutableList.copyOf(ZooDefs.Ids.CREATOR_ALL_ACL);
    private static final ImmutableList<ACL> POOL =
            ImmutableList.of(new ACL(ZooDefs.Perms.READ | ZooDefs.Perms.CREATE, ZooDefs.Ids.ANYONE_ID_UNSAFE));
    private static final ImmutableList<ACL> MEMBER = ImmutableList.<ACL>builder()
            .addAll(ZooDefs.Ids.CREATOR_ALL_ACL)
            .addAll(ZooDefs.Ids.READ_ACL_UNSAFE)
            .build();

    private static final ImmutableMap<Character, Integer> PERMISSIONS = ImmutableMap.of(
            'r', ZooDefs.Perms.READ,
            'w', ZooDefs.Perms.WRITE,
            'c', ZooDefs.Perms.CREATE,
            'd', ZooDefs.Perms.DELETE,
            'a', ZooDefs.Perms.ADMIN);

    private final String root;
    private final ImmutableList<ACL> shared;

    /** With a root that is open to everybody. */
    HomeAcls(String root) {
        this(root, ZooKeeperAddress.OPEN);
    }

    /** @param shared as in {@link ZooKeeperAddress#acl} */
    HomeAcls(String root, String shared) {
        this.root = root;
        this.shared = Splitter.on(',')
                .trimResults()
                .splitToStream(shared)
                .map(HomeAcls::entry)
                .collect(ImmutableList.toImmutableList());
    }

    /** An id may have colons in it, as that of a digest has. */
    private static ACL entry(String text) {
        int first = text.indexOf(':');
        int last = text.lastIndexOf(':');
        checkArgument(first > 0 && last > first, "\"%s\" is no entry of an ACL; write scheme:id:permissions", text);
        int permissions = 0;
        for (char letter : text.substring(last + 1).toCharArray()) {
            Integer permission = PERMISSIONS.get(letter);
            checkArgument(permission != null, "\"%s\" has a permission that is none of c, d, r, w and a", text);
            permissions |= permission;
        }
        return new ACL(permissions, new Id(text.substring(0, first), text.substring(first + 1, last)));
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
        return shared(path) ? shared : CREATOR;
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
