package io.volley.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a pool does on every store. Each member has a store, and a secret, of its own; the stores share one tree. */
abstract class PoolContract {
    protected static final PoolNodes NODES = new PoolNodes("/volley", "etl");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<Pool> joined = new ArrayList<>();

    /** The kind of store that is tested. */
    protected abstract Stores stores();

    /** Creates a node that outlives its creator, for everybody to read; the node above it exists. */
    protected abstract void plantForEver(String path, byte[] bytes);

    /** Writes any bytes into an ephemeral node as somebody else, for everybody to read; the node above it exists. */
    protected abstract void plant(String path, byte[] bytes);

    @AfterEach
    void leave() {
        joined.forEach(Pool::close);
    }

    @Test
    void tellsWhatItShowsItselfAndWhatTheOthersShow() {
        Heard first = join("app-1", needing(10));
        await("itself").until(() -> first.last().equals(Map.of("app-1", needing(10))));

        Heard second = join("app-2", needing(20));

        Map<String, PoolMember> both = Map.of("app-1", needing(10), "app-2", needing(20));
        await("the first to hear").until(() -> first.last().equals(both));
        await("the second to hear").until(() -> second.last().equals(both));
    }

    @Test
    void hasHeardOfThoseBeforeOnceItHasJoined() {
        Heard first = join("app-1", needing(10));
        await("itself").until(() -> first.last().size() == 1);

        assertThat(join("app-2", needing(20)).last()).containsEntry("app-1", needing(10));
    }

    @Test
    void showsTheNewestState() {
        Heard first = join("app-1", needing(0));
        Heard second = join("app-2", needing(0));

        for (int cores = 1; cores <= 200; cores++) {
            first.pool.show(needing(cores));
        }

        await("the newest").until(() -> needing(200).equals(second.last().get("app-1")));
        await("its own").until(() -> needing(200).equals(first.last().get("app-1")));
    }

    @Test
    void isGoneOnceItHasLeft() {
        Heard first = join("app-1", needing(10));
        Heard second = join("app-2", needing(20));
        await("both").until(() -> first.last().size() == 2);

        second.pool.close();
        second.pool.close();

        await("the end").until(() -> first.last().equals(Map.of("app-1", needing(10))));
    }

    @Test
    void isGoneWithItsSessionAndBackWithTheNewestStateInTheNext() {
        Heard first = join("app-1", needing(10));
        Heard second = join("app-2", needing(20));
        await("both").until(() -> first.last().size() == 2);

        stores().loseSession(second.store);
        await("the end").until(() -> first.last().keySet().equals(Set.of("app-1")));
        second.pool.show(needing(30));
        first.pool.show(needing(11));
        stores().resume(second.store);

        Map<String, PoolMember> both = Map.of("app-1", needing(11), "app-2", needing(30));
        await("the return").until(() -> first.last().equals(both));
        await("what was missed").until(() -> second.last().equals(both));
    }

    @Test
    void passesOverRecordsThatAreNoneAndComplainsOnce() {
        Heard first = join("app-1", needing(10));
        await("itself").until(() -> first.last().size() == 1);
        Map<String, String> hostile = ImmutableSortedMap.<String, String>naturalOrder()
                .put("0-nothing", "")
                .put("1-words", "let me in")
                .put("2-newer", text(needing(1)).replace("\"format\":1", "\"format\":2"))
                .put("3-weightless", text(needing(1)).replace("\"weight\":1.0", "\"weight\":0"))
                .put("4-heavy", text(needing(1)).replace("\"weight\":1.0", "\"weight\":1e999"))
                .put("5-negative", text(needing(1)).replace("\"coresNeeded\":1", "\"coresNeeded\":-1"))
                .put("6-no-executor", text(needing(1)).replace("\"executorCores\":4", "\"executorCores\":0"))
                .put("7-endless", text(needing(1)).replace("\"clusterCores\":32", "\"clusterCores\":2000000000"))
                .put("8-large", " ".repeat(1_030_000))
                .put("9-incomplete", "{\"format\":1,\"weight\":1}")
                .buildOrThrow();

        try (LoggedLines logged = LoggedLines.open()) {
            hostile.forEach((name, record) -> plant(path(name), record.getBytes(UTF_8)));
            for (int round = 1; round <= 3; round++) {
                int cores = round;
                join("app-2" + round, needing(cores));
                await("another").until(() -> first.last().containsKey("app-2" + cores));
            }

            await("all complaints")
                    .until(() -> logged.with("Ignoring a pool member: ").size() >= 4 * hostile.size());
            hostile.keySet()
                    .forEach(name -> assertThat(logged.with("Ignoring a pool member: " + path(name)))
                            .as("once by each of the four")
                            .hasSize(4)
                            .allMatch(line -> line.length() < 600));
        }
        assertThat(first.last().keySet()).isEqualTo(ImmutableSet.of("app-1", "app-21", "app-22", "app-23"));
    }

    @Test
    void countsNobodyWhoWouldOutliveHisSession() {
        Heard first = join("app-1", needing(10));
        await("itself").until(() -> first.last().size() == 1);

        try (LoggedLines logged = LoggedLines.open()) {
            plantForEver(path("app-0"), RecordJson.write(needing(20)));
            join("app-2", needing(30));
            await("the second").until(() -> first.last().containsKey("app-2"));

            await("the complaints")
                    .until(() -> logged.with("Ignoring a pool member: " + path("app-0")
                                            + " is not ephemeral and would outlive its creator")
                                    .size()
                            == 2);
        }
        assertThat(first.last()).doesNotContainKey("app-0");
    }

    @Test
    void tellsAMemberOnceItsRecordIsLegalAgain() {
        Heard first = join("app-1", needing(10));
        await("itself").until(() -> first.last().size() == 1);

        plant(path("app-2"), "nonsense".getBytes(UTF_8));
        plant(path("app-2"), RecordJson.write(needing(20)));

        await("the good one").until(() -> needing(20).equals(first.last().get("app-2")));
    }

    protected final Heard join(String name, PoolMember state) {
        Store store = stores().create("the secret of " + name);
        Heard heard = new Heard(store, new Pool(store, NODES, name), new CopyOnWriteArrayList<>());
        joined.add(heard.pool);
        heard.pool.join(state, LIMIT, heard.told::add);
        return heard;
    }

    protected static String path(String member) {
        return NODES.member(member).path();
    }

    protected static PoolMember needing(int cores) {
        return new PoolMember(1, cores, 0, 4, 32);
    }

    protected static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(10));
    }

    private static String text(PoolMember member) {
        return new String(RecordJson.write(member), UTF_8);
    }

    /** A member, and what it has been told. */
    protected record Heard(Store store, Pool pool, List<ImmutableSortedMap<String, PoolMember>> told) {
        ImmutableSortedMap<String, PoolMember> last() {
            return told.get(told.size() - 1);
        }
    }
}
