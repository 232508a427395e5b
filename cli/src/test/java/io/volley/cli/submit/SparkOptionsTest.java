package io.volley.cli.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparkOptionsTest {
    @Test
    void knowsEachOptionOfThisSparkThatTakesAValue() throws ReflectiveOperationException {
        String[][] options = table("opts");

        assertThat(Arrays.stream(options).flatMap(Arrays::stream).toList()).allMatch(SparkOptions::takesValue);
    }

    @Test
    void takesNoSwitchForAnOptionWithAValue() throws ReflectiveOperationException {
        List<String> switches =
                Arrays.stream(table("switches")).flatMap(Arrays::stream).toList();

        assertThat(switches).isNotEmpty().noneMatch(SparkOptions::takesValue);
    }

    /** The parser is Spark's own and not public; its tables are what this test is about. */
    private static String[][] table(String name) throws ReflectiveOperationException {
        Class<?> parser = Class.forName("org.apache.spark.launcher.SparkSubmitOptionParser");
        Constructor<?> constructor = parser.getDeclaredConstructor();
        constructor.setAccessible(true);
        Field table = parser.getDeclaredField(name);
        table.setAccessible(true);
        return (String[][]) table.get(constructor.newInstance());
    }
}
