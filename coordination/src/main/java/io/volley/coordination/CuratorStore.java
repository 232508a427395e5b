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
        super(tree(address, new ApplicationSecret(secret), new HomeAcls(address.root())));
        this.address = address;
    }

    private static Tree tree(ZooKeeperAddress address, ApplicationSecret secret, HomeAcls acls) {
        return new ZooKeeperTree(new Session(address, secret, acls), acls, new Ownership(acls, secret.id()));
    }

    @Override
    public String toString() {
        return "store at " + address.connect() + address.root();
    }
}
