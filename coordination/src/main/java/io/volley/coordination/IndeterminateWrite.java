package io.volley.coordination;

import java.util.Arrays;
import java.util.Optional;
import org.apache.zookeeper.KeeperException;

/** Remembers whether an answer of ZooKeeper got lost: then what was asked for may have been done all the same. */
final class IndeterminateWrite {
    private boolean answer;

    <T> T unlessAnswered(Question<T> question) throws KeeperException, InterruptedException {
        try {
            return question.ask();
        } catch (KeeperException failure) {
            answer |= failure.code() == KeeperException.Code.CONNECTIONLOSS;
            throw failure;
        }
    }

    /** Whether what stands there now is what was asked for by a question whose answer got lost. */
    boolean andDone(Optional<Stored> now, byte[] bytes, int version) {
        return answer
                && now.filter(stored -> stored.version() == version && Arrays.equals(stored.bytes(), bytes))
                        .isPresent();
    }

    interface Question<T> {
        T ask() throws KeeperException, InterruptedException;
    }
}
