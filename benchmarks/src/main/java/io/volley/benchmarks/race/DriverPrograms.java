package io.volley.benchmarks.race;

import com.google.common.collect.ImmutableList;
import io.volley.benchmarks.race.job.RaceJob;
import io.volley.benchmarks.race.scenario.QueryLoad;
import io.volley.benchmarks.race.scenario.RaceParameters;
import io.volley.benchmarks.race.scenario.Scenario;
import io.volley.benchmarks.sql.ResultFolder;
import io.volley.benchmarks.sql.SqlBenchmark;
import io.volley.benchmarks.sql.SqlDataWork;
import io.volley.benchmarks.sql.SqlShape;
import io.volley.benchmarks.sql.SqlWork;
import io.volley.testbed.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the scenarios of a race submit.
 *
 * @param data the folder for the data of each SQL benchmark, as a URI that the cluster understands
 */
record DriverPrograms(Home home, RaceParameters parameters, String data) {
    /** Classes by their names: they are linked against a Spark that is not on this class path. */
    private static final String SQL_JOB = "io.volley.benchmarks.sql.job.SqlJob";

    private static final String SQL_DATA_JOB = "io.volley.benchmarks.sql.job.SqlDataJob";

    /** So that each executor reads several parts of the largest table. */
    private static final int FILES_PER_EXECUTOR = 4;

    /**
     * Fails if the home lacks what TPC's queries need.
     *
     * @throws IllegalStateException if so; the message says what to do
     */
    void requireQueries() {
        writing(SqlBenchmark.TPCH);
        home.queries();
    }

    /**
     * The programs of a scenario, one for each application, in their order.
     *
     * @param keepsResults whether they write down what queries return
     */
    ImmutableList<DriverProgram> of(Scenario scenario, boolean keepsResults) {
        return scenario.queries()
                .map(load -> of(scenario, load, keepsResults))
                .orElseGet(() -> ImmutableList.of(new DriverProgram(
                        scenario.toString(),
                        RaceJob.class.getName(),
                        jars(),
                        folder -> List.of(
                                scenario.toString(),
                                Integer.toString(parameters.executors()),
                                Double.toString(parameters.length()),
                                folder.toString()))));
    }

    /** What writes the data of a benchmark, if it is not there. */
    DriverProgram writing(SqlBenchmark benchmark) {
        SqlDataWork work = new SqlDataWork(
                benchmark,
                parameters.queries().scale(),
                FILES_PER_EXECUTOR * parameters.executors(),
                folder(benchmark));
        return new DriverProgram(
                benchmark + "-data",
                SQL_DATA_JOB,
                jars() + "," + home.generators().toUri(),
                folder -> List.of(work.json()));
    }

    /**
     * Compares what the queries of a run returned with what they returned in the first run, row by row.
     *
     * @param run the run's folder
     * @param first the folder for the results of the first run; this one is the first if it is not there
     * @param different what differs is added to this
     * @return how many results there were to compare
     */
    static int compare(Path run, Path first, List<String> different) throws IOException {
        ResultFolder results = ResultFolder.of(run);
        if (!Files.isDirectory(results.folder())) {
            return 0;
        }
        if (!Files.isDirectory(first)) {
            copy(results.folder(), first);
        }
        different.addAll(ResultFolder.differences(new ResultFolder(first), results));
        return results.files().size();
    }

    private ImmutableList<DriverProgram> of(Scenario scenario, QueryLoad load, boolean keepsResults) {
        List<String> queries = parameters.queries().names().isEmpty()
                ? load.benchmark().queries()
                : parameters.queries().names();
        if (load.shape() != SqlShape.RECURRING) {
            return ImmutableList.of(of(scenario.toString(), load, queries, keepsResults));
        }
        // All of them, and then all of them again: as if another day had begun.
        return Stream.concat(queries.stream(), queries.stream())
                .map(query -> of(scenario + " " + query, load, List.of(query), keepsResults))
                .collect(ImmutableList.toImmutableList());
    }

    private DriverProgram of(String name, QueryLoad load, List<String> queries, boolean keepsResults) {
        int streams = load.shape() == SqlShape.THROUGHPUT ? parameters.queries().streams() : 1;
        String texts = home.queries().resolve(load.benchmark().toString()).toString();
        return new DriverProgram(
                name,
                SQL_JOB,
                jars(),
                folder -> List.of(new SqlWork(
                                load.benchmark(),
                                load.shape(),
                                queries,
                                streams,
                                folder(load.benchmark()),
                                texts,
                                folder.toString(),
                                keepsResults)
                        .json()));
    }

    private String folder(SqlBenchmark benchmark) {
        return data + (data.endsWith("/") ? "" : "/") + benchmark;
    }

    private String jars() {
        return home.jars("simulation", "testbed");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    if (!Files.isDirectory(file)) {
                        Files.copy(file, target);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
