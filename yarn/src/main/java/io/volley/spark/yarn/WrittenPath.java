package io.volley.spark.yarn;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.Utils;

/** A place as people write it in a setting. */
final class WrittenPath {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

    private WrittenPath() {}

    /**
     * What it is in Hadoop's form, which encodes nothing.
     *
     * @param written a URI, a path of this host, or what Hadoop's own commands take: a URI in which nothing is encoded
     */
    static Path of(String written) {
        if (SCHEME.matcher(written).lookingAt() && !isUri(written)) {
            return new Path(written);
        }
        URI uri = Utils.resolveURI(written);
        return new Path(uri.getScheme(), uri.getAuthority(), uri.getPath());
    }

    private static boolean isUri(String written) {
        try {
            new URI(written);
            return true;
        } catch (URISyntaxException unencoded) {
            return false;
        }
    }

    /** What stands after the {@code #}. */
    static String fragment(String written) {
        try {
            return new URI("#" + written).getFragment();
        } catch (URISyntaxException unencoded) {
            return written;
        }
    }
}
