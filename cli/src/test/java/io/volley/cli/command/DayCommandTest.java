package io.volley.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ObjectArrays;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DayCommandTest {
    @TempDir
    private Path folder;

    @Test
    void printsATableAndWritesFiguresAndAPlot() throws IOException {
        Path json = folder.resolve("day.json");
        Path plot = folder.resolve("day.svg");

        String table = printedBy(
                "--minutes=10", "--slots=400", "--load=mix", "--policy=backlog", "--json=" + json, "--plot=" + plot);

        assertThat(table.lines().map(line -> line.split(" ", 2)[0]))
                .containsExactly("", "", "stock", "backlog", "", "stock:", "backlog:");
        assertThat(Files.readString(json))
                .contains("\"policy\" : \"backlog\"", "\"executorSeconds\"", "\"minutes\" : 10");
        assertThat(Files.readString(plot))
                .startsWith("<svg")
                .contains(">slots<", "backlog:")
                .endsWith("</svg>\n");
    }

    @Test
    void runsVolleyWithTheSettingsThatAreNamed() throws IOException {
        Path json = folder.resolve("day.json");
        String[] day = {"--minutes=10", "--load=dags", "--policy=backlog", "--json=" + json};
        printedBy(day);
        String before = Files.readString(json);

        printedBy(ObjectArrays.concat(day, "--conf=spark.volley.scaleIn.window=1s"));

        assertThat(Files.readString(json)).contains("\"spark.volley.scaleIn.window\" : \"1s\"");
        assertThat(held(json)).isNotEqualTo(held(Files.writeString(folder.resolve("before.json"), before)));
    }

    @Test
    void playsRecordedQueries() throws IOException {
        Path json = folder.resolve("day.json");

        printedBy(
                "--minutes=10",
                "--load=recorded",
                "--recording=tpch-throughput-4.2",
                "--scale=2",
                "--policy=backlog",
                "--json=" + json);

        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.path("load").asText()).isEqualTo("recorded");
        assertThat(figures.path("recording").path("spark").asText()).startsWith("4.2");
        assertThat(figures.path("recording").path("scale").asInt()).isEqualTo(2);
        assertThat(figures.findValues("tasks")).hasSize(2).allMatch(tasks -> tasks.asInt() > 1_000);
    }

    @Test
    void playsARecordingThatItMadeOfAnEventLog() throws IOException {
        Path log = Files.writeString(folder.resolve("application_1_0001"), """
                {"Event":"SparkListenerLogStart","Spark Version":"4.2.0"}
                {"Event":"SparkListenerApplicationStart","App Name":"mine","Timestamp":1000}
                {"Event":"org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart","executionId":0,"time":1010}
                {"Event":"SparkListenerJobStart","Job ID":0,"Submission Time":1020,"Stage Infos":[{"Stage ID":0,"Number of Tasks":1}],"Properties":{"spark.sql.execution.id":"0"}}
                {"Event":"SparkListenerStageSubmitted","Stage Info":{"Stage ID":0,"Number of Tasks":1}}
                {"Event":"SparkListenerTaskStart","Task Info":{"Task ID":0,"Launch Time":1030,"Executor ID":"1"}}
                {"Event":"SparkListenerTaskEnd","Task Info":{"Task ID":0,"Finish Time":1530},"Task End Reason":{"Reason":"Success"}}
                {"Event":"SparkListenerJobEnd","Job ID":0,"Completion Time":1540,"Job Result":{"Result":"JobSucceeded"}}
                {"Event":"org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd","executionId":0,"time":1550}
                """);
        Path recording = folder.resolve("mine.tsv.gz");

        assertThat(new CommandLine(new RecordCommand()).execute(log.toString(), recording.toString()))
                .isZero();

        String[] day = {"--minutes=10", "--load=recorded", "--policy=backlog", "--scale=1"};
        assertThat(printedBy(ObjectArrays.concat(day, "--recording=" + recording)))
                .isEqualTo(printedBy(ObjectArrays.concat(day, "--recording=" + log)))
                .contains("small (");
    }

    @Test
    void refusesARecordingThatIsNone() {
        StringWriter said = new StringWriter();

        int exit = command().setErr(new PrintWriter(said)).execute("--load=recorded", "--recording=/nowhere");

        assertThat(exit).isEqualTo(2);
        assertThat(said.toString())
                .contains("--recording is /nowhere, but there is no such file, nor is it one of tpch-power-3.5, ");
    }

    @ParameterizedTest
    @CsvSource({
        "spark.volley.scaleInWindow=1s, did you mean spark.volley.scaleIn.window",
        "spark.volley.scaleIn.window=soon, but must be a time",
        "spark.executor.cores=2, --conf names spark.executor.cores",
        "spark.volley.policy=stock, for which there is --policy",
    })
    void refusesASettingThatItDoesNotTake(String setting, String reason) {
        StringWriter said = new StringWriter();

        int exit = command().setErr(new PrintWriter(said)).execute("--conf=" + setting);

        assertThat(exit).isEqualTo(2);
        assertThat(said.toString()).contains(reason);
    }

    @Test
    void refusesADayThatIsTooLong() {
        StringWriter said = new StringWriter();

        int exit = command().setErr(new PrintWriter(said)).execute("--minutes=2000");

        assertThat(exit).isEqualTo(2);
        assertThat(said.toString()).contains("--minutes is 2000, but must be 1 to 1440");
    }

    private static String printedBy(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(command().execute(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static List<JsonNode> held(Path json) throws IOException {
        return new ObjectMapper().readTree(json.toFile()).findValues("heldSlotsByMinute");
    }

    private static CommandLine command() {
        return new CommandLine(new DayCommand()).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
