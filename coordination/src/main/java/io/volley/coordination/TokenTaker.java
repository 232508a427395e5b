package io.volley.coordination;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the fencing token for one attempt, and knows its own hand if the store's answer to that was lost. */
final class TokenTaker {
    private static final Logger LOG = LoggerFactory.getLogger(TokenTaker.class);
    private static final long PAUSE_MS = 1_000;

    private final Tree tree;
    private final Node<Epoch> epoch;
    private final int attempt;
    private final byte[] bytes;
    private boolean tried;

    TokenTaker(Tree tree, Node<Epoch> epoch, int attempt) {
        checkArgument(attempt >= 1, "attempt is %s, but must be at least 1", attempt);
        this.tree = tree;
        this.epoch = epoch;
        this.attempt = attempt;
        this.bytes = RecordJson.write(new Epoch(attempt));
    }

    /**
     * Tries once, and again for as long as this while the store does not answer.
     *
     * @throws FencedException if this attempt's number, or a later one's, stands there already
     */
    FencingToken take(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                Optional<FencingToken> token = take();
                if (token.isPresent()) {
                    return token.get();
                }
            } catch (RefusedException | NotAdmittedException refused) {
                throw refused;
            } catch (StoreException unreachable) {
                if (System.nanoTime() - end >= 0) {
                    throw unreachable;
                }
                LOG.warn("{}; trying again", unreachable.getMessage());
                pause(unreachable);
            }
        }
    }

    private Optional<FencingToken> take() {
        Optional<Stored> before = tree.get(epoch.path());
        int holder = before.map(stored -> stored.as(epoch).attempt()).orElse(0);
        if (tried && holder == attempt) {
            return before.map(stored -> new FencingToken(epoch, attempt, stored.version()));
        }
        if (holder >= attempt) {
            throw new FencedException("Attempt %d cannot take %s: attempt %d holds it; this attempt must exit"
                    .formatted(attempt, epoch, holder));
        }
        tried = true;
        OptionalInt version = tree.swap(epoch.path(), bytes, before);
        return version.isPresent()
                ? Optional.of(new FencingToken(epoch, attempt, version.getAsInt()))
                : Optional.empty();
    }

    private static void pause(StoreException unreachable) {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unreachable;
        }
    }
}
