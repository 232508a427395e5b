package io.volley.core.ledger;

/** The port out of the ledger: what its commands run on. */
public interface Actions {
    void request(Command.Request request);

    void withdraw(Command.Withdraw withdraw);

    void complete(Command.Complete complete);

    void launch(Command.Launch launch);

    void recordRun(Command.RecordRun record);

    void launch(Command.LaunchDriver launch);

    void endRun(Command.EndRun end);

    void release(Command.Release release);

    void exclude(Command.Exclude exclude);

    void report(Command.Report report);

    void finish(Command.Finish finish);
}
