package io.volley.coordination;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The attempt of the ApplicationMaster that holds the token.
 *
 * @param attempt counted from 1; 0 while no attempt has taken it
 */
public record Epoch(int attempt) {
    public Epoch {
        checkArgument(attempt >= 0, "attempt is %s, but must not be negative", attempt);
    }
}
