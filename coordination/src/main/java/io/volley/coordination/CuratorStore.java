package io.volley.coordination;

/**
 * The store in ZooKeeper. All nodes under an application's home are readable and writable only by those who know its
 * secret, and by the same SASL identity where the JVM's ZooKeeper client has one; the secret is never shown by this class.
 * A node that stands where one of the application's should, and that somebody else has made or may write, is refused.
 *
 * <p>After a session that was lost, an ephemeral node of it may stand until ZooKeeper ends that session, and be gone for
 * some milliseconds before it stands again: who watches it needs a grace.
 */
public final class CuratorStore extends TreeStore {
    private final ZooKeeperAddress address;

    /** @param secret the application's, a random text; the same for its driver and its ApplicationMaster */
    public CuratorStore(ZooKeeperAddress address, String secret) {
        this(address, new ApplicationSecret(secret), false, true);
    }

    private CuratorStore(ZooKeeperAddress address, ApplicationSecret secret, boolean own, boolean founds) {
        super(tree(address, secret, new HomeAcls(address.root(), address.acl()), own, founds));
        this.address = address;
    }

    /**
     * The store of a process of an application whose home another process has founded. Once that home is being deleted
     * the application is over, and nothing is put into it again: what would be is refused with a {@link FencedException}.
     */
    public static CuratorStore inFoundedHome(ZooKeeperAddress address, String secret) {
        return new CuratorStore(address, new ApplicationSecret(secret), false, false);
    }

    /**
     * The store in an {@link EmbeddedZooKeeper}. It has no SASL, and ZooKeeper's client gives up on a server without
     * SASL wherever the JVM's JAAS configuration has a section for it. Nor do the JVM's properties for ZooKeeper's
     * clients hold for it.
     */
    public static CuratorStore atEmbedded(ZooKeeperAddress address, String secret) {
        return new CuratorStore(address, new ApplicationSecret(secret), true, true);
    }

    private static Tree tree(
            ZooKeeperAddress address, ApplicationSecret secret, HomeAcls acls, boolean own, boolean founds) {
        return new ZooKeeperTree(
                new Session(address, secret, acls, own), acls, new Ownership(acls, secret.id()), founds);
    }

    @Override
    public String toString() {
        return "store at " + address.connect() + address.root();
    }
}
