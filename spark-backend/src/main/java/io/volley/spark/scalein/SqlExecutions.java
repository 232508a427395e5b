package io.volley.spark.scalein;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Longs;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.execution.SQLExecution;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd;
import org.jspecify.annotations.Nullable;

/** Spark SQL's executions of queries. An application without Spark SQL on its class path has none. */
public final class SqlExecutions {
    private static final ImmutableList<String> KEYS =
            ImmutableList.of("spark.sql.execution.id", "spark.sql.execution.root.id");
    private static final String END = "org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd";

    private SqlExecutions() {}

    /** The executions that a job or a stage belongs to: its query's own, and that of the query around it. */
    public static ImmutableSet<Long> of(@Nullable Properties properties) {
        return KEYS.stream()
                .map(key -> properties == null ? null : properties.getProperty(key))
                .filter(Objects::nonNull)
                .map(Longs::tryParse)
                .filter(Objects::nonNull)
                .collect(ImmutableSet.toImmutableSet());
    }

    /** The execution of which an event says that it has ended. */
    static OptionalLong ended(SparkListenerEvent event) {
        // By its name first: only then is the class there for certain.
        return event.getClass().getName().equals(END) ? OptionalLong.of(End.id(event)) : OptionalLong.empty();
    }

    /** Whether an execution has begun and not ended, as Spark SQL itself knows. */
    public static boolean isRunning(long id) {
        try {
            return Running.is(id);
        } catch (LinkageError incompatible) {
            // Something has given it a number. Its end will be told.
            return true;
        }
    }

    /** Not loaded where Spark SQL is not. */
    private static final class End {
        private static long id(SparkListenerEvent event) {
            return ((SparkListenerSQLExecutionEnd) event).executionId();
        }
    }

    /** Not loaded where Spark SQL is not. */
    private static final class Running {
        private static boolean is(long id) {
            return SQLExecution.getQueryExecution(id) != null;
        }
    }
}
