package io.volley.coordination;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs.Perms;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.data.Id;
import org.apache.zookeeper.data.Stat;

/**
 * Tells the application's own nodes from those that merely stand where its own should. Application ids can be guessed:
 * a stranger may create a home before its owner does, and leave it open to himself. He would then read what the owner
 * writes there, and the owner would read what he has written.
 *
 * <p>A node whose ACL names the digest of the secret was made by somebody who knows the secret, for ZooKeeper shows that
 * digest to nobody else; and nobody else can have put anything below it. Beside it may stand what else the owner has
 * authenticated with, Kerberos or a certificate, but that proves nothing: anybody may name anybody's.
 *
 * <p>Servers before 3.4.14, and 3.5.0 to 3.5.4, show every ACL to everybody (CVE-2019-0201). There a stranger who deletes
 * the home while it is empty, just made or about to go, can put another in its place that passes for the application's.
 */
final class Ownership {
    /** Schemes that nobody proves an identity with. */
    private static final ImmutableSet<String> OPEN = ImmutableSet.of("world", "ip");

    private final HomeAcls acls;
    private final ACL own;

    /** @param self what a server knows this application by */
    Ownership(HomeAcls acls, Id self) {
        this.acls = acls;
        this.own = new ACL(Perms.ALL, self);
    }

    /**
     * The state of a node that is the application's own, or that all share, or that others may read in a pool; empty if it
     * does not exist.
     *
     * @throws RefusedException if it is somebody else's
     */
    Optional<Stat> look(ZooKeeper zk, String path) throws KeeperException, InterruptedException {
        if (acls.shared(path) || acls.inPools(path)) {
            return Optional.ofNullable(zk.exists(path, false));
        }
        Stat stat = new Stat();
        try {
            List<ACL> found = zk.getACL(path, stat);
            if (!isOwn(found)) {
                throw new RefusedException(
                        "%s is not this application's own: its ACL admits %s, so someone else created or opened it; find out who, delete it, and submit again"
                                .formatted(path, names(found)));
            }
            return Optional.of(stat);
        } catch (KeeperException.NoNodeException missing) {
            return Optional.empty();
        }
    }

    /**
     * Creates a node in the application's home. The home is looked at before, so that nothing is put into a stranger's;
     * and afterwards, because an empty home can be deleted and made anew by anybody, but not one that has this child.
     */
    <T> T inHome(ZooKeeper zk, String path, IndeterminateWrite.Question<T> creation)
            throws KeeperException, InterruptedException {
        String home = acls.home(path);
        look(zk, home);
        T answer = creation.ask();
        look(zk, home);
        return answer;
    }

    private boolean isOwn(List<ACL> found) {
        return found.contains(own) && found.stream().allMatch(this::own);
    }

    /** ZooKeeper itself adds an entry for each way in which the creator of a node has authenticated. */
    private boolean own(ACL entry) {
        String scheme = entry.getId().getScheme();
        return entry.equals(own) || !(OPEN.contains(scheme) || scheme.equals(ApplicationSecret.SCHEME));
    }

    private static String names(List<ACL> found) {
        return found.stream().map(ACL::getId).map(Ownership::name).collect(Collectors.joining(", "));
    }

    /** The name without the digest of whatever secret belongs to it. */
    private static String name(Id id) {
        String name =
                id.getScheme().equals(ApplicationSecret.SCHEME) ? id.getId().replaceFirst(":.*", "") : id.getId();
        return id.getScheme() + ":" + name;
    }
}
