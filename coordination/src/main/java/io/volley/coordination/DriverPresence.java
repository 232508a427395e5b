package io.volley.coordination;

import java.util.Optional;

/**
 * Where the driver lives.
 *
 * @param host its host
 * @param processId its process there
 * @param webUrl its pages; empty while it has none, and in client mode, where the {@link Handover} tells
 */
public record DriverPresence(String host, long processId, Optional<String> webUrl) {
    /** One without pages. */
    public DriverPresence(String host, long processId) {
        this(host, processId, Optional.empty());
    }
}
