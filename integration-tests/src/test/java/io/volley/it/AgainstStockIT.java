package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.volley.jobs.FallingLoadJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same jobs under stock Spark on YARN and under Volley, on one cluster; tables are left beside the tests' reports. */
@ExtendWith(Cluster.Shared.class)
@EnabledIf("io.volley.it.Submission#hasStockYarn")
class AgainstStockIT {
    private static final ImmutableList<String> FIGURES = ImmutableList.of(
            "executorSeconds", "executorsAtEnd", "jobTimeP50", "jobTimeP95", "fetchFailed", "tasksRerun");

    @Test
    void holdsFewerExecutorsWhenTheLoadFalls(Cluster cluster) throws Exception {
        try (Submission stock = falling(cluster, "falling-stock").onStockYarn();
                Submission volley = falling(cluster, "falling-volley")) {
            assertThat(stock.run(FallingLoadJob.class, "10").awaitExit())
                    .as(stock::describe)
                    .isZero();
            assertThat(volley.run(FallingLoadJob.class, "10").awaitExit())
                    .as(volley::describe)
                    .isZero();

            report("falling-load", table(stock, volley));
            assertThat(stock.reported("executorsAtEnd")).as(stock::describe).contains("10");
            assertThat(Integer.parseInt(volley.reported("executorsAtEnd").orElseThrow()))
                    .as(volley::describe)
                    .isLessThanOrEqualTo(2);
            assertThat(volley.reported("fetchFailed")).contains("0");
            assertThat(volley.reported("tasksRerun")).contains("0");
            Leftovers.assertNone(cluster, volley);
        }
    }

    private static Submission falling(Cluster cluster, String name) throws IOException {
        return new Submission(cluster, name)
                .without("spark.executor.instances")
                .with("spark.dynamicAllocation.enabled", "true")
                .with("spark.dynamicAllocation.shuffleTracking.enabled", "true")
                .with("spark.dynamicAllocation.maxExecutors", "10")
                .with("spark.volley.scaleIn.window", "5s");
    }

    private static List<String> table(Submission stock, Submission volley) {
        List<String> rows = new ArrayList<>(List.of(row("", "stock", "volley")));
        FIGURES.forEach(figure -> rows.add(row(
                figure,
                stock.reported(figure).orElse("none"),
                volley.reported(figure).orElse("none"))));
        rows.add("executors of stock   " + stock.reported("timeline").orElse("none"));
        rows.add("executors of Volley  " + volley.reported("timeline").orElse("none"));
        return rows;
    }

    private static String row(String figure, String stock, String volley) {
        return Strings.padEnd(figure, 18, ' ') + Strings.padEnd(stock, 12, ' ') + " " + volley;
    }

    private static void report(String name, List<String> table) throws IOException {
        Path folder = Files.createDirectories(
                Path.of(System.getProperty("volley.work", "")).resolveSibling("tables"));
        Files.write(folder.resolve(name + ".txt"), table);
        table.forEach(System.out::println);
    }
}
