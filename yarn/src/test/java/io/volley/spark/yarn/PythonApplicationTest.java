package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonApplicationTest {
    private static final String PY4J = "org.apache.spark.SparkContext py4j.reflection.MethodInvoker java.lang.Thread";
    private static final String CONNECT =
            "org.apache.spark.SparkContext org.apache.spark.sql.connect.service.SparkConnectServer$";
    private static final String SHELL = "org.apache.spark.SparkContext org.apache.spark.repl.Main$";

    @ParameterizedTest(name = "{1} makes the context, {2} set, PySpark there: {3}")
    @CsvSource({
        PY4J + ", PYTHON, '', true, true",
        PY4J + ", PYTHON, '', false, true",
        PY4J + ", PYTHON, false, true, false",
        PY4J + " org.apache.spark.sql.connect.service.Any, PYTHON, '', false, true",
        CONNECT + ", CONNECT_SERVER, '', true, true",
        CONNECT + ", CONNECT_SERVER, '', false, false",
        CONNECT + ", CONNECT_SERVER, true, false, true",
        SHELL + ", JVM, '', true, false",
        SHELL + ", JVM, true, false, true",
    })
    void isOneIfItIsSetOrAProgramInPythonMakesTheContext(
            String stack, ContextMaker maker, String set, boolean there, boolean python) {
        SparkConf conf = new SparkConf(false);
        if (!set.isEmpty()) {
            conf.set("spark.yarn.isPython", set);
        }

        assertThat(ContextMaker.of(Splitter.on(' ').splitToStream(stack))).isEqualTo(maker);
        PythonApplication.settle(conf, maker, () -> there);

        assertThat(PythonApplication.isOne(conf)).isEqualTo(python);
    }

    @Test
    void mayBeOneIfItsProgramIsAServerOfSparkConnect() {
        assertThat(ContextMaker.ofProgram("org.apache.spark.sql.connect.service.SparkConnectServer"))
                .isEqualTo(ContextMaker.CONNECT_SERVER);
        assertThat(ContextMaker.ofProgram("com.example.Job")).isEqualTo(ContextMaker.JVM);
    }

    @Test
    void isNoneIfItsContextIsMadeByAProgramForTheJvm() {
        assertThat(ContextMaker.ofThisThread()).isEqualTo(ContextMaker.JVM);
    }

    @Test
    void needsNoPySparkIfItIsNone() throws Exception {
        assertThat(PythonApplication.pySpark(new SparkConf(false), Map.of(), Optional.empty()))
                .isEmpty();
    }
}
