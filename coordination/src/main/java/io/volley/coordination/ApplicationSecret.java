package io.volley.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.NoSuchAlgorithmException;
import org.apache.zookeeper.data.Id;
import org.apache.zookeeper.server.auth.DigestAuthenticationProvider;

/** An application's secret in the forms ZooKeeper wants it. Shows itself to nobody. */
final class ApplicationSecret {
    static final String SCHEME = "digest";
    private static final String USER = "volley:";

    private final String secret;

    ApplicationSecret(String secret) {
        this.secret = secret;
    }

    /** What a client authenticates with. */
    byte[] proof() {
        return (USER + secret).getBytes(UTF_8);
    }

    /** What a server knows such a client by. */
    Id id() {
        try {
            return new Id(SCHEME, DigestAuthenticationProvider.generateDigest(USER + secret));
        } catch (NoSuchAlgorithmException failure) {
            throw new StoreException(
                    "This JVM lacks the algorithm of ZooKeeper's digest authentication: " + failure.getMessage(),
                    failure);
        }
    }

    @Override
    public String toString() {
        return "secret";
    }
}
