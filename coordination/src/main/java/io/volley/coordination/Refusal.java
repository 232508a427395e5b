package io.volley.coordination;

import org.apache.zookeeper.KeeperException;

/** Says in words what ZooKeeper says in codes. */
final class Refusal {
    private final ZooKeeperAddress address;

    Refusal(ZooKeeperAddress address) {
        this.address = address;
    }

    /** @param doing such as {@code read} */
    StoreException of(String doing, String path, KeeperException failure) {
        String message = "Cannot %s %s: %s".formatted(doing, path, reason(failure));
        return switch (failure.code()) {
            case NOAUTH -> new RefusedException(message, failure);
            case AUTHFAILED, SESSIONCLOSEDREQUIRESASLAUTH, INVALIDACL -> new NotAdmittedException(message, failure);
            default -> new StoreException(message, failure);
        };
    }

    /**
     * The same where the last that ZooKeeper's client told was that it is refused: a loss of the connection is no loss then, for it
     * never answers again.
     *
     * @param doing such as {@code read}
     */
    StoreException ofRefused(String doing, String path, KeeperException failure) {
        StoreException told = of(doing, path, failure);
        return told instanceof RefusedException || told instanceof NotAdmittedException
                ? told
                : of(doing, path, new KeeperException.AuthFailedException());
    }

    StoreException noConnection() {
        return new StoreException(
                "No ZooKeeper server answered at \"%s\" within %s; check that it runs, that this host reaches it, and that spark.volley.zookeeper.connect names it"
                        .formatted(address.connect(), address.connectTimeout()));
    }

    private String reason(KeeperException failure) {
        return switch (failure.code()) {
            case CONNECTIONLOSS, OPERATIONTIMEOUT, REQUESTTIMEOUT, SESSIONEXPIRED, SESSIONMOVED ->
                "ZooKeeper at \"%s\" did not answer within %s; check that it runs and that this host reaches it"
                        .formatted(address.connect(), address.connectTimeout());
            case NOAUTH ->
                "its ACL does not admit this application: it belongs to someone else, or the node above it lets only others create and delete (spark.volley.zookeeper.acl)";
            case INVALIDACL ->
                "ZooKeeper at \"%s\" does not take the ACL \"%s\"; check spark.volley.zookeeper.acl"
                        .formatted(address.connect(), address.acl());
            case AUTHFAILED, SESSIONCLOSEDREQUIRESASLAUTH ->
                "ZooKeeper at \"%s\" refused this client: it does not know this application's secret, or insists on SASL"
                        .formatted(address.connect());
            default -> "ZooKeeper at \"%s\" says %s".formatted(address.connect(), failure.getMessage());
        };
    }
}
