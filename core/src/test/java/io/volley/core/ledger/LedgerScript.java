package io.volley.core.ledger;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import java.util.List;
import java.util.stream.IntStream;

/** What the tests of the ledger say to it, and hear of it. */
abstract class LedgerScript {
    static final ExecutorSize SMALL = new ExecutorSize(1024, 640, 1, ImmutableMap.of());
    static final ProfileId PROFILE = ProfileId.DEFAULT;
    static final ProfileId OTHER = new ProfileId(1);
    static final long LIMIT = 2_000;

    Ledger ledger = Ledger.ofAttempt(1);
    long now = 1_000;

    ImmutableList<Command> want(ProfileId profile, int target) {
        return run(ledger.desired(ledger.desired().withProfiles(ImmutableMap.of(profile, wanted(target))), now));
    }

    ImmutableList<Command> release(int number) {
        return run(ledger.desired(ledger.desired().withRelease(List.of(container(number))), now));
    }

    ImmutableList<Command> allocate(long batch, int... numbers) {
        List<AllocatedContainer> allocations = IntStream.of(numbers)
                .mapToObj(number -> new AllocatedContainer(container(number), PROFILE, new BatchId(batch), "host"))
                .toList();
        return run(ledger.allocated(allocations, now));
    }

    void started(int... numbers) {
        run(ledger.started(
                IntStream.of(numbers).mapToObj(LedgerScript::container).toList()));
    }

    ImmutableList<Command> end(int number, int status) {
        return run(ledger.ended(List.of(new CompletedContainer(container(number), status, "")), now));
    }

    ImmutableList<Command> run(Step step) {
        ledger = step.next();
        return step.commands();
    }

    static Command.Request request(long batch, ProfileId profile, int count, boolean named, String reason) {
        return new Command.Request(new BatchId(batch), profile, SMALL, count, ImmutableMap.of(), named, reason);
    }

    static DesiredExecutors wanted(int target) {
        return new DesiredExecutors(SMALL, target, ImmutableMap.of(), "because");
    }

    static ContainerId container(int number) {
        return new ContainerId("container_1_0001_01_%06d".formatted(number));
    }
}
