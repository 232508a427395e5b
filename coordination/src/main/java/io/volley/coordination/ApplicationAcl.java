package io.volley.coordination;

import java.util.Collections;
import java.util.List;
import org.apache.curator.framework.api.ACLProvider;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.data.ACL;

/**
 * Who may do what: below an application's own node, only those who authenticate as it did; above, everybody may read,
 * create and delete, since applications of all users share those nodes. A stranger can therefore delete an application's
 * node while it is empty, but never one that holds a record: its children are not the stranger's to delete.
 */
final class ApplicationAcl implements ACLProvider {
    static final String SCHEME = "digest";
    private static final String USER = "volley";
    private static final List<ACL> SHARED = Collections.singletonList(
            new ACL(ZooDefs.Perms.READ | ZooDefs.Perms.CREATE | ZooDefs.Perms.DELETE, ZooDefs.Ids.ANYONE_ID_UNSAFE));

    private final String applications;

    ApplicationAcl(String root) {
        this.applications = root + "/apps/";
    }

    /** What a session authenticates with. */
    static String credentials(String secret) {
        return USER + ":" + secret;
    }

    @Override
    public List<ACL> getDefaultAcl() {
        return ZooDefs.Ids.CREATOR_ALL_ACL;
    }

    @Override
    public List<ACL> getAclForPath(String path) {
        return path.startsWith(applications) && path.length() > applications.length()
                ? ZooDefs.Ids.CREATOR_ALL_ACL
                : SHARED;
    }
}
