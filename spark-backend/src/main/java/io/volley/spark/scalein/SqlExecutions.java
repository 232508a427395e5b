package io.volley.spark.scalein;

import java.util.OptionalLong;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.execution.SQLExecution;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd;

/** Spark SQL's executions of queries. An application without Spark SQL on its class path has none. */
public final class SqlExecutions {
    private static final String END = "org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd";

    private SqlExecutions() {}

    /** The execution of which an event says that it has ended. */
    static OptionalLong ended(SparkListenerEvent event) {
        // By its name first: only then is the class there for certain.
        return event.getClass().getName().equals(END) ? OptionalLong.of(End.id(event)) : OptionalLong.empty();
    }

    /** Whether an execution has begun and not ended, as Spark SQL itself knows. */
    public static boolean isRunning(long id) {
        try {
            return Running.is(id);
        } catch (LinkageError noSql) {
            return false;
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
