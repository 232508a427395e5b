package io.volley.benchmarks.race;

import io.volley.benchmarks.race.report.Outcome;
import io.volley.benchmarks.race.report.RaceJson;
import io.volley.benchmarks.race.report.RacePage;
import io.volley.benchmarks.race.report.RacePlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where figures are written, beside the tables on the screen.
 *
 * @param json a file for programs
 * @param plots a folder for a drawing of each scenario
 * @param page a file for people, with tables and drawings
 */
public record RaceOutput(Optional<Path> json, Optional<Path> plots, Optional<Path> page) {
    /** Writes what is known so far, in place of what was known before. */
    public void write(List<Outcome> outcomes) throws IOException {
        if (json.isPresent()) {
            RaceJson.write(json.get(), outcomes.stream().map(RaceJson::of).toList());
        }
        if (plots.isPresent()) {
            Files.createDirectories(plots.get());
            for (Outcome outcome : outcomes) {
                Files.writeString(
                        plots.get()
                                .resolve("%s-%s.svg".formatted(outcome.setup().cluster(), outcome.scenario())),
                        new RacePlot(outcome).render());
            }
        }
        if (page.isPresent()) {
            Files.writeString(page.get(), new RacePage(outcomes).render());
        }
    }
}
