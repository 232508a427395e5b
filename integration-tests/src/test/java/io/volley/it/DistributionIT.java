package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.jobs.ShuffleJob;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The commands of an installed Spark, with Volley added to each in the way that the README tells. */
@ExtendWith(YarnPlace.Shared.class)
@TestInstance(Lifecycle.PER_CLASS)
class DistributionIT {
    private static final String TYPED = """
            case class Word(text: String, length: Int)
            val least = 4
            def isLong(word: Word): Boolean = word.length > least
            val words = sc.parallelize(Seq("spark", "on", "yarn", "by", "volley"), 4)
            val longWords = words.map(text => Word(text, text.length)).filter(isLong)
            println("\\nwords=" + longWords.map(_.text).collect().sorted.mkString(" "))
            import spark.implicits._
            println("\\nletters=" + longWords.toDS().map(_.length).reduce(_ + _))
            """;

    private final ImmutableList<Distribution> ofThisLine = Distribution.ofThisLine();
    private final Distribution spark = ofThisLine.get(0);

    /** The one jar serves other releases of the line as well as that which it was built with. */
    @ParameterizedTest
    @FieldSource("ofThisLine")
    void sparkSubmitRunsAJob(Distribution release, YarnPlace cluster) throws Exception {
        try (Submission submission = small(cluster, "spark-submit", release)) {
            submission.start(
                    release,
                    "spark-submit",
                    "--class",
                    ShuffleJob.class.getName(),
                    System.getProperty("volley.jobs", ""),
                    "8",
                    "50");

            assertThat(submission.awaitExit()).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).contains("1000");
            assertThat(submission.log()).contains("The driver of Volley ");
            Served.assertServed(cluster, submission);
        }
    }

    /** Its executors load the classes of what is typed from the driver. */
    @Test
    void sparkShellRunsWhatIsTyped(YarnPlace cluster) throws Exception {
        try (Submission submission = small(cluster, "spark-shell")) {
            submission.input(TYPED).start(spark, "spark-shell");

            assertThat(submission.awaitExit()).as(submission::describe).isZero();
            assertThat(submission.reported("words")).as(submission::describe).contains("spark volley");
            assertThat(submission.reported("letters")).as(submission::describe).contains("11");
            Served.assertServed(cluster, submission);
        }
    }

    private Submission small(YarnPlace cluster, String name) throws IOException {
        return small(cluster, name, spark);
    }

    private static Submission small(YarnPlace cluster, String name, Distribution release) throws IOException {
        return Submission.dynamic(cluster, name, release).with("spark.dynamicAllocation.maxExecutors", "2");
    }
}
