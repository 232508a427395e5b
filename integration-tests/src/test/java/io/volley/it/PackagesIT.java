package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.ShuffleJob;
import io.volley.testbed.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Volley from a Maven repository, by its coordinates. */
@ExtendWith(YarnPlace.Shared.class)
class PackagesIT {
    @Test
    void comesFromARepository(YarnPlace cluster) throws Exception {
        Home home = Home.locate();
        String jar = home.requireVolleyJar().getFileName().toString();
        String artifact = "volley-spark-" + home.volleyLine().orElseThrow();
        String version = jar.substring(artifact.length() + 1, jar.length() - ".jar".length());
        try (Submission submission = new Submission(cluster, "packages").addedBySettings()) {
            Path settings = Files.writeString(submission.folder().resolve("ivysettings.xml"), """
                    <ivysettings>
                      <settings defaultResolver="repository"/>
                      <resolvers>
                        <ibiblio name="repository" m2compatible="true" root="%s"/>
                      </resolvers>
                    </ivysettings>
                    """.formatted(
                            Path.of(System.getProperty("volley.repository")).toUri()));

            int exit = submission
                    .with("spark.jars.packages", "io.volley:%s:%s".formatted(artifact, version))
                    .with("spark.jars.ivySettings", settings.toString())
                    .with("spark.jars.ivy", submission.folder().resolve("ivy").toString())
                    .run(ShuffleJob.class, "4", "10")
                    .awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.log()).contains("The driver of Volley " + version);
            assertThat(submission.batches()).singleElement().asString().contains("requesting 2 executors of profile 0");
            Leftovers.assertNone(cluster, submission);
        }
    }
}
