package io.volley.core.ledger;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.ProfileId;

/** Something that the ledger wants done. */
public sealed interface Command {
    /** Runs itself on the one port out. */
    void on(Port port);

    /** Asks YARN for a batch. */
    record Ask(Batch batch, ExecutorSize size, ImmutableMap<String, Integer> hosts, String reason) implements Command {
        @Override
        public void on(Port port) {
            port.ask(this);
        }
    }

    /** Takes back what is still to come of a batch. */
    record Withdraw(Batch batch) implements Command {
        @Override
        public void on(Port port) {
            port.withdraw(this);
        }
    }

    /** All of a batch has been granted: YARN's client may forget it. */
    record Granted(Batch batch, long afterMillis) implements Command {
        @Override
        public void on(Port port) {
            port.granted(this);
        }
    }

    /** All of a batch has started, or failed to. */
    record Started(Batch batch, long afterMillis) implements Command {
        @Override
        public void on(Port port) {
            port.started(this);
        }
    }

    /** Starts an executor in a container. */
    record Launch(ContainerId container, ProfileId profile, ExecutorId executor, ExecutorSize size) implements Command {
        @Override
        public void on(Port port) {
            port.launch(this);
        }
    }

    /** Gives a container back. */
    record Release(ContainerId container, String reason) implements Command {
        @Override
        public void on(Port port) {
            port.release(this);
        }
    }

    /** Keeps new containers off these hosts and no others. */
    record Exclude(ImmutableSet<String> hosts) implements Command {
        @Override
        public void on(Port port) {
            port.exclude(this);
        }
    }

    /** Tells the driver of containers that ended. */
    record Report(ImmutableList<Exit> exits) implements Command {
        @Override
        public void on(Port port) {
            port.report(this);
        }
    }

    /** Ends the application; nothing is held or asked any more. */
    record Finish(Ending ending) implements Command {
        @Override
        public void on(Port port) {
            port.finish(this);
        }
    }

    /** Where commands go. */
    interface Port {
        void ask(Ask ask);

        void withdraw(Withdraw withdraw);

        void granted(Granted granted);

        void started(Started started);

        void launch(Launch launch);

        void release(Release release);

        void exclude(Exclude exclude);

        void report(Report report);

        void finish(Finish finish);
    }
}
